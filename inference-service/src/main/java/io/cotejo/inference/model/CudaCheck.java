package io.cotejo.inference.model;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Finds out whether CUDA can be used, cheapest first, so that a machine without it loads nothing of it. */
final class CudaCheck {
    private static final String DRIVER = "libcuda.so.1";
    private static final String RUNTIME = "/ai/onnxruntime/native/linux-x64/libonnxruntime_providers_cuda.so";
    /** A convolution, which needs cuDNN too: 3 × 3 pixels are added up. */
    private static final String GRAPH = "/provider-self-test.onnx";

    private static final int PIXELS = 9;

    private CudaCheck() {}

    /** Why CUDA cannot be used; empty if it can. */
    static Optional<String> obstacle() {
        if (!built()) {
            return Optional.of("this build has no CUDA: it is made with -Pcuda, for Linux on x86-64");
        }
        if (!driver()) {
            return Optional.of("no driver of Nvidia's is found: " + DRIVER + " cannot be loaded");
        }
        try {
            return selfTest(Provider.CUDA);
        } catch (OrtException | LinkageError e) {
            return Optional.of("the self-test failed; CUDA 12 and cuDNN 9 must be installed: " + e.getMessage());
        }
    }

    /** True if the runtime's part for CUDA is in the class path. */
    static boolean built() {
        return OrtEnvironment.class.getResource(RUNTIME) != null;
    }

    @SuppressWarnings("restricted") // loads the driver, as the runtime would
    private static boolean driver() {
        try (var arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(DRIVER, arena);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Computes something, and tells what is wrong with it. */
    static Optional<String> selfTest(Provider provider) throws OrtException {
        var environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
        var pixels = ByteBuffer.allocateDirect(PIXELS * Float.BYTES).order(ByteOrder.nativeOrder());
        for (int i = 0; i < PIXELS; i++) {
            pixels.putFloat(i * Float.BYTES, i);
        }
        try (var options = new OrtSession.SessionOptions()) {
            provider.addTo(options);
            try (var session = environment.createSession(graph(), options);
                    var input = OnnxTensor.createTensor(environment, pixels.asFloatBuffer(), new long[] {1, 1, 3, 3});
                    var result = session.run(Map.of("x", input))) {
                float value = ((OnnxTensor) result.get(0)).getFloatBuffer().get(0);
                return value == 36 ? Optional.empty() : Optional.of("the self-test gave " + value + " instead of 36");
            }
        }
    }

    private static byte[] graph() {
        try (var file = Objects.requireNonNull(CudaCheck.class.getResourceAsStream(GRAPH), GRAPH)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the program's own file cannot be read: " + GRAPH, e);
        }
    }
}
