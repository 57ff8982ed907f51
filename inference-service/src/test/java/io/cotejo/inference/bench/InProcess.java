package io.cotejo.inference.bench;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * ONNX Runtime's own limit: one image a run, one thread a run, direct buffers with pinned outputs, no service around it.
 * The same settings as the service's.
 */
final class InProcess {
    private static final double MICRO = 1e3;
    private static final double NANOS = 1e9;
    private static final int PIXELS = 784;
    private static final int CLASSES = 10;
    private static final int ROUND = 64;

    private InProcess() {}

    /**
     * What was measured.
     *
     * @param rate calls a second by all threads together
     * @param cpuMicros processor time of one call
     */
    record Cost(double rate, double cpuMicros) {}

    /** What is called again and again. */
    @FunctionalInterface
    interface Call {
        /** Does it once. */
        void run() throws Exception;
    }

    /** Calls a model from several threads: warms up for so long, and then measures for as long. */
    static Cost model(byte[] onnx, byte[] pixels, int threads, Duration time)
            throws OrtException, InterruptedException, ExecutionException {
        var environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
        try (var options = options();
                var session = environment.createSession(onnx, options);
                var executor = Executors.newFixedThreadPool(threads)) {
            var costs = new ArrayList<Future<Cost>>();
            for (int i = 0; i < threads; i++) {
                costs.add(executor.submit(() -> pinned(environment, session, pixels, time)));
            }
            double rate = 0;
            double cpuMicros = 0;
            for (var cost : costs) {
                rate += cost.get().rate();
                cpuMicros += cost.get().cpuMicros() / threads;
            }
            return new Cost(rate, cpuMicros);
        }
    }

    private static OrtSession.SessionOptions options() throws OrtException {
        var options = new OrtSession.SessionOptions();
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        options.addConfigEntry("session.inter_op.allow_spinning", "0");
        return options;
    }

    private static Cost pinned(OrtEnvironment environment, OrtSession session, byte[] pixels, Duration time)
            throws Exception {
        var image = direct(PIXELS).put(pixels).flip();
        long[] shape = {1, 1, 28, 28};
        try (var input = OnnxTensor.createTensor(environment, image, shape, OnnxJavaType.UINT8);
                var logits = output(environment);
                var probabilities = output(environment)) {
            var inputs = Map.of("image", input);
            var outputs = Map.of("logits", logits, "probabilities", probabilities);
            return cost(() -> session.run(inputs, Set.of(), outputs).close(), time);
        }
    }

    private static OnnxTensor output(OrtEnvironment environment) throws OrtException {
        var floats = direct(CLASSES * Float.BYTES).asFloatBuffer();
        return OnnxTensor.createTensor(environment, floats, new long[] {1, CLASSES});
    }

    private static ByteBuffer direct(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    /** What one call costs this thread: warms up for so long, and then measures for as long. */
    static Cost cost(Call call, Duration time) throws Exception {
        repeat(call, time);
        var threads = ManagementFactory.getThreadMXBean();
        long cpu = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        long calls = repeat(call, time);
        return new Cost(
                calls * NANOS / (System.nanoTime() - start), (threads.getCurrentThreadCpuTime() - cpu) / MICRO / calls);
    }

    private static long repeat(Call call, Duration time) throws Exception {
        long start = System.nanoTime();
        long calls = 0;
        while (System.nanoTime() - start < time.toNanos()) {
            for (int i = 0; i < ROUND; i++) {
                call.run();
            }
            calls += ROUND;
        }
        return calls;
    }
}
