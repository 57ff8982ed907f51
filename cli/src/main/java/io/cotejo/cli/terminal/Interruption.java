package io.cotejo.cli.terminal;

import java.util.concurrent.CountDownLatch;

/** What is done when the process is asked to end (Ctrl-C, SIGTERM) before this is closed. */
public final class Interruption implements AutoCloseable {
    private final Thread hook;

    private Interruption(Thread hook) {
        this.hook = hook;
    }

    /** Has {@code ending} done if the process is asked to end. */
    public static Interruption then(Runnable ending) {
        var hook = Thread.ofPlatform().name("interruption").unstarted(ending);
        Runtime.getRuntime().addShutdownHook(hook);
        return new Interruption(hook);
    }

    /** Tells whether the process is ending. */
    public static boolean isUnderWay() {
        var probe = Thread.ofPlatform().unstarted(() -> {});
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException _) {
            return true;
        }
    }

    /** Leaves the word to the ending, if the process is ending: what fails meanwhile, fails because of it. */
    public static void leaveTheWordToIt() {
        if (isUnderWay()) {
            waitForever();
        }
    }

    /** Waits until the process is asked to end. */
    public static void waitForever() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /** Nothing is to be done any more. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            waitForever();
        }
    }
}
