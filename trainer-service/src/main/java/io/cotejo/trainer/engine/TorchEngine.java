package io.cotejo.trainer.engine;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.Supplier;

/**
 * Reaches behind DJL's public interface, as nothing outside this package does. The random state and the number of threads belong to the
 * process, the gradient mode to the thread: one job at a time, all of it on one thread.
 */
public final class TorchEngine {
    /** Below so many multiply-adds a batch, sharing the work costs more than it gives; measured on two cores. */
    private static final long WORTH_SHARING = 10_000_000;

    private static boolean started;
    private static boolean chosen;

    static {
        System.setProperty("ai.djl.offline", "true"); // libraries come from the class path, or not at all
    }

    private TorchEngine() {}

    /**
     * Loads the native library, and computes with that many threads from now on. Otherwise it is loaded when it is needed
     * first, and {@link #fitThreads} decides. The engine itself does not know of cgroups.
     */
    public static synchronized void start(int threads) {
        Engine.getInstance();
        JniUtils.setNumThreads(threads);
        started = true;
        chosen = true;
    }

    private static synchronized void ensureStarted() {
        if (!started) {
            fitThreads(WORTH_SHARING);
        }
    }

    /**
     * Computes with as many threads as pay: one for a small network, all that the process may use for others. The same
     * for the same work on the same machine, since results depend on it in their last bits. An own choice by
     * {@link #start} stands.
     *
     * @param multiplyAdds of one batch, forward
     */
    public static synchronized void fitThreads(long multiplyAdds) {
        if (!chosen) {
            Engine.getInstance();
            JniUtils.setNumThreads(
                    multiplyAdds < WORTH_SHARING ? 1 : Runtime.getRuntime().availableProcessors());
            started = true;
        }
    }

    /** How many threads it computes with. */
    public static int threads() {
        ensureStarted();
        return JniUtils.getNumThreads();
    }

    /** Version of the native library. */
    public static String version() {
        return Engine.getInstance().getVersion();
    }

    /** Starts the engine's own random numbers, those of dropout, anew. */
    public static void seed(long seed) {
        JniUtils.setSeed(seed);
    }

    /** A new owner of arrays, on the processor. Whoever asks for it closes it. */
    public static NDManager newManager() {
        ensureStarted();
        JniUtils.setGradMode(false); // on in every new thread
        JniUtils.setGraphExecutorOptimize(
                false); // the same: a program gives the same bits in its first call and its last
        return NDManager.newBaseManager();
    }

    /** Computes something in such a way that {@link Program} can follow its path back; nothing else is recorded. */
    public static <T> T recording(Supplier<T> forward) {
        JniUtils.setGradMode(true);
        try {
            return forward.get();
        } finally {
            JniUtils.setGradMode(false);
        }
    }
}
