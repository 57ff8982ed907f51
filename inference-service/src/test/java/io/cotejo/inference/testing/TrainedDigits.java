package io.cotejo.inference.testing;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import io.cotejo.events.Signature;
import io.cotejo.events.artifact.ParityCertificate;
import io.cotejo.inference.model.ImageShape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** A network that trainer-service has trained on MNIST and exported: {@code tiny-cnn}, 96.3 % of the test images right. */
public final class TrainedDigits {
    private static final ImageShape SHAPE = new ImageShape(1, 28, 28);
    private static final int CLASSES = 10;
    private static final int CERTIFIED = 20;

    private final byte[] onnx = read();

    byte[] onnx() {
        return onnx;
    }

    Signature signature() {
        return LinearModel.favouring(0).signature();
    }

    List<String> labels() {
        return IntStream.range(0, CLASSES).mapToObj(String::valueOf).toList();
    }

    /** What the file answers on random images. */
    ByteBuffer certificate() {
        var images = ByteBuffer.allocateDirect(CERTIFIED * SHAPE.bytes())
                .put(Images.random(SHAPE, CERTIFIED, 3))
                .flip();
        long[] edges = {CERTIFIED, SHAPE.channels(), SHAPE.height(), SHAPE.width()};
        var environment = OrtEnvironment.getEnvironment();
        try (var session = environment.createSession(onnx);
                var input = OnnxTensor.createTensor(environment, images, edges, OnnxJavaType.UINT8);
                var result = session.run(Map.of("image", input))) {
            var logits = (OnnxTensor) result.get("logits").orElseThrow();
            return ParityCertificate.of(edges, images, CLASSES, bytes(logits.getFloatBuffer()))
                    .encode();
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ByteBuffer bytes(FloatBuffer floats) {
        var bytes = ByteBuffer.allocate(floats.remaining() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        while (floats.hasRemaining()) {
            bytes.putFloat(floats.get());
        }
        return bytes.flip();
    }

    private static byte[] read() {
        var name = "/models/tiny-cnn-mnist.onnx";
        try (var file = Objects.requireNonNull(TrainedDigits.class.getResourceAsStream(name), name)) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
