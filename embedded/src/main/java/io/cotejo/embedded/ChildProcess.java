package io.cotejo.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A running child process. What it prints goes to {@code <logs>/<name>.log}, bounded in size. It ends when this process
 * does, in whatever way this process ends; should it outlive it all the same, the next start under the same name and
 * folder ends it. A terminal's Ctrl-C does not reach it: stop it.
 */
public final class ChildProcess implements AutoCloseable {
    private static final long LOG_LIMIT_CHARS = 4L << 20;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration KILL_PATIENCE = Duration.ofSeconds(5);

    private final Command command;
    private final Process process;
    private final BoundedLog log;
    private final Thread pump;

    private ChildProcess(Command command, Process process) {
        this.command = command;
        this.process = process;
        this.log = new BoundedLog(command.logs().resolve(command.name() + ".log"), LOG_LIMIT_CHARS);
        this.pump = Thread.ofPlatform()
                .daemon()
                .name("log-" + command.name())
                .start(() -> log.copy(process.getInputStream()));
    }

    /**
     * Starts the command.
     *
     * @throws EmbeddedException if it cannot be started
     */
    public static ChildProcess start(Command command) {
        endSurvivor(command);
        try {
            Files.createDirectories(command.logs());
            var builder = new ProcessBuilder(Guard.around(command)).redirectErrorStream(true);
            builder.environment().putAll(command.environment());
            var process = builder.start();
            pidFile(command).write(process.toHandle());
            return new ChildProcess(command, process);
        } catch (IOException e) {
            throw new EmbeddedException("%s cannot be started: %s".formatted(command.name(), e.getMessage()), e);
        }
    }

    private static PidFile pidFile(Command command) {
        return new PidFile(command.logs().resolve(command.name() + ".pid"));
    }

    /** Ends the process of this name that a killed parent left running, if there is one. */
    static void endSurvivor(Command command) {
        pidFile(command).living().ifPresent(survivor -> end(survivor, command.ending()));
    }

    /** Ends a process that is not a child of this one: asks it, waits, kills it. */
    static void end(ProcessHandle process, Command.Ending ending) {
        try {
            var kill = "kill -s \"$1\" \"$2\"";
            new ProcessBuilder("sh", "-c", kill, "kill", ending.signal(), Long.toString(process.pid()))
                    .start()
                    .waitFor();
            await(process.onExit(), ending.patience());
            if (process.isAlive()) {
                process.destroyForcibly();
                await(process.onExit(), KILL_PATIENCE);
            }
        } catch (IOException e) {
            throw new EmbeddedException("Process %d cannot be ended: %s".formatted(process.pid(), e.getMessage()), e);
        } catch (InterruptedException e) {
            throw interrupted("ending process " + process.pid(), e);
        }
    }

    private static void await(CompletableFuture<?> exit, Duration patience) throws InterruptedException {
        try {
            exit.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException _) {
            // the caller looks whether it still lives
        }
    }

    private static EmbeddedException interrupted(String doing, InterruptedException cause) {
        Thread.currentThread().interrupt();
        return new EmbeddedException("Interrupted while " + doing, cause);
    }

    /**
     * Waits until the process is ready for use.
     *
     * @param probe asked about ten times a second; what it throws counts as not ready
     * @throws EmbeddedException if the process ends first, or is not ready in time and was stopped; with its last lines;
     *     or if this thread is interrupted, and the process was stopped
     */
    public void awaitReady(Probe probe, Duration timeout) {
        var start = System.nanoTime();
        try {
            while (!isReady(probe)) {
                if (process.waitFor(PAUSE)) {
                    throw failure("ended with exit code " + process.exitValue() + " before it was ready");
                }
                if (System.nanoTime() - start > timeout.toNanos()) {
                    stop();
                    throw failure("was not ready within " + timeout.toSeconds() + " s");
                }
            }
        } catch (InterruptedException e) {
            stop();
            throw interrupted("waiting for " + command.name(), e);
        }
    }

    // Whatever a probe meets while the process starts means the same: not yet.
    private static boolean isReady(Probe probe) throws InterruptedException {
        try {
            return probe.isReady();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception _) {
            return false;
        }
    }

    /**
     * Waits until the process has ended by itself, with exit code 0.
     *
     * @throws EmbeddedException if it ends with another one, or is not done in time and was stopped; with its last lines;
     *     or if this thread is interrupted, and the process was stopped
     */
    public void awaitSuccess(Duration timeout) {
        try {
            if (!process.waitFor(timeout)) {
                stop();
                throw failure("was not done within " + timeout.toSeconds() + " s");
            }
            if (process.exitValue() != 0) {
                throw failure("ended with exit code " + process.exitValue());
            }
        } catch (InterruptedException e) {
            stop();
            throw interrupted("waiting for " + command.name(), e);
        }
    }

    private EmbeddedException failure(String what) throws InterruptedException {
        pump.join(PAUSE.multipliedBy(10));
        return new EmbeddedException(
                "%s %s. Its last lines (all in %s):%n%s".formatted(command.name(), what, log.file(), log.tail()));
    }

    /** Tells whether the process runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The process itself, for its id and its end. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** The exit code, 128 + n after signal n; completed when the process has ended. */
    public CompletableFuture<Integer> exitCode() {
        return process.onExit().thenApply(Process::exitValue);
    }

    /** Kills the process with SIGKILL, without its knowing, and waits for its end. */
    public void kill() {
        try {
            handle().destroyForcibly();
            await(process.onExit(), KILL_PATIENCE);
        } catch (InterruptedException e) {
            throw interrupted("killing " + command.name(), e);
        }
    }

    /** Asks the process to end, waits, kills it if it does not, and kills what it started and left behind. */
    public void stop() {
        var descendants = process.descendants().toList();
        try {
            process.getOutputStream().close();
            await(process.onExit(), command.ending().patience().plus(KILL_PATIENCE));
            handle().destroyForcibly();
            await(process.onExit(), KILL_PATIENCE);
            pidFile(command).delete();
        } catch (IOException e) {
            throw new EmbeddedException("%s cannot be stopped: %s".formatted(command.name(), e.getMessage()), e);
        } catch (InterruptedException e) {
            handle().destroyForcibly();
            throw interrupted("stopping " + command.name(), e);
        } finally {
            descendants.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** The same as {@link #stop()}. */
    @Override
    public void close() {
        stop();
    }

    /** Asks whether a process is ready for use. */
    @FunctionalInterface
    public interface Probe {
        /** Asks once; what it throws counts as not ready. */
        boolean isReady() throws Exception;
    }
}
