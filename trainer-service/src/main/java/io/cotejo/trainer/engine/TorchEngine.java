package io.cotejo.trainer.engine;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reaches behind DJL's public interface, as nothing outside this package does. The number of threads belongs to the process, the gradient
 * mode to the thread: one job at a time.
 */
public final class TorchEngine {
    /** So many multiply-adds are worth a thread that has a share of the batch to itself; measured on two cores. */
    private static final long WORTH_A_SHARE = 5_000_000;

    /** Below so many multiply-adds a batch, several threads in one operation cost more than they give; measured on two cores. */
    private static final long WORTH_THREADS = 25_000_000;

    private static boolean started;
    private static boolean chosen;
    private static int shares = 1;

    static {
        System.setProperty("ai.djl.offline", "true"); // libraries come from the class path, or not at all
    }

    private TorchEngine() {}

    /**
     * Loads the native library, and computes with that many threads from now on, one share of each batch on each or all in each operation.
     * Otherwise it is loaded when it is needed first, and {@link #fitThreads} decides. The engine itself does not know of cgroups.
     */
    public static synchronized void start(int operationThreads, int batchShares) {
        Engine.getInstance();
        JniUtils.setNumThreads(operationThreads);
        shares = batchShares;
        started = true;
        chosen = true;
    }

    private static synchronized void ensureStarted() {
        if (!started) {
            fitThreads(Long.MAX_VALUE, false);
        }
    }

    /**
     * Computes with as many threads as pay: one for a small network, up to all that the process may use for others. The same
     * for the same work on the same machine, since results depend on it in their last bits. An own choice by
     * {@link #start} stands.
     *
     * @param work of one batch, forward, in multiply-adds
     * @param shareable whether the images of a batch are to be divided among the threads, and not each operation
     */
    public static synchronized void fitThreads(long work, boolean shareable) {
        if (!chosen) {
            int processors = Runtime.getRuntime().availableProcessors();
            Engine.getInstance();
            JniUtils.setNumThreads(shareable || work < WORTH_THREADS ? 1 : processors);
            shares = shareable ? Math.clamp(work / WORTH_A_SHARE, 1, processors) : 1;
            started = true;
        }
    }

    /** Among how many threads a batch is divided. */
    public static int shares() {
        ensureStarted();
        return shares;
    }

    /** How many threads it computes with. */
    public static int threads() {
        return shares() * JniUtils.getNumThreads();
    }

    /** Whether it comes with Intel's oneDNN and its layout of tensors: on processors of that family. */
    public static boolean hasOneDnn() {
        return Set.of("amd64", "x86_64").contains(System.getProperty("os.arch"));
    }

    /** Version of the native library. */
    public static String version() {
        return Engine.getInstance().getVersion();
    }

    /** A new owner of arrays, on the processor. Whoever asks for it closes it. */
    public static NDManager newManager() {
        ensureStarted();
        enter();
        return NDManager.newBaseManager();
    }

    /** Sets up the calling thread, before its first {@link Program}. */
    public static void enter() {
        JniUtils.setGradMode(false); // on in every new thread
        JniUtils.setGraphExecutorOptimize(
                false); // the same: a program gives the same bits in its first call and its last
        JniUtils.getNumThreads(); // a new thread takes the process's number over with this question only
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
