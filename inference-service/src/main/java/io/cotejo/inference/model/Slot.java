package io.cotejo.inference.model;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Direct memory for up to {@code capacity} images and their answers, with the tensors over it made once per batch size
 * and the outputs pinned, so that a run allocates nothing. For use by one thread at a time.
 */
final class Slot implements AutoCloseable {
    /** Frees it when the slot is closed: a buffer of the JVM's own would wait for the garbage collector. */
    private final Arena memory = Arena.ofShared();

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final ImageShape shape;
    private final int classes;
    private final int capacity;
    private final ByteBuffer pixels;
    private final ByteBuffer logits;
    private final ByteBuffer probabilities;
    private final Map<Integer, Tensors> tensors = new HashMap<>();
    private final List<OnnxTensor> open = new ArrayList<>();

    private record Tensors(Map<String, OnnxTensor> inputs, Map<String, OnnxTensor> outputs) {}

    Slot(OrtEnvironment environment, OrtSession session, ImageShape shape, int classes, int capacity) {
        this.environment = environment;
        this.session = session;
        this.shape = shape;
        this.classes = classes;
        this.capacity = capacity;
        pixels = direct(capacity * shape.bytes());
        logits = direct(capacity * classes * Float.BYTES);
        probabilities = direct(capacity * classes * Float.BYTES);
    }

    int capacity() {
        return capacity;
    }

    int bytes() {
        return pixels.capacity() + logits.capacity() + probabilities.capacity();
    }

    /** Classifies {@code rows} images, those of several one after the other; one answer for each of them. */
    List<Scores> run(List<Pixels> images, int rows) throws OrtException {
        int end = 0;
        for (var some : images) {
            int bytes = some.rows() * shape.bytes();
            pixels.put(end, some.bytes(), some.offset(), bytes);
            end += bytes;
        }
        var batch = tensors.get(rows);
        if (batch == null) {
            batch = bind(rows);
            tensors.put(rows, batch);
        }
        session.run(batch.inputs, Set.of(), batch.outputs).close(); // the pinned outputs stay open
        return answers(images, new Scores(rows, classes, floats(logits, rows), floats(probabilities, rows)));
    }

    private static List<Scores> answers(List<Pixels> images, Scores all) {
        var answers = new ArrayList<Scores>(images.size());
        int first = 0;
        for (var some : images) {
            answers.add(all.of(first, some.rows()));
            first += some.rows();
        }
        return answers;
    }

    private Tensors bind(int rows) throws OrtException {
        long[] images = {rows, shape.channels(), shape.height(), shape.width()};
        var input =
                OnnxTensor.createTensor(environment, pixels.slice(0, rows * shape.bytes()), images, OnnxJavaType.UINT8);
        open.add(input);
        return new Tensors(
                Map.of(OnnxClassifier.INPUT, input),
                Map.of(
                        OnnxClassifier.LOGITS, output(logits, rows),
                        OnnxClassifier.PROBABILITIES, output(probabilities, rows)));
    }

    private OnnxTensor output(ByteBuffer buffer, int rows) throws OrtException {
        var floats = buffer.asFloatBuffer().slice(0, rows * classes);
        var tensor = OnnxTensor.createTensor(environment, floats, new long[] {rows, classes});
        open.add(tensor);
        return tensor;
    }

    private float[] floats(ByteBuffer buffer, int rows) {
        var floats = new float[rows * classes];
        buffer.asFloatBuffer().get(0, floats);
        return floats;
    }

    private ByteBuffer direct(int bytes) {
        return memory.allocate(bytes, Float.BYTES).asByteBuffer().order(ByteOrder.nativeOrder());
    }

    @Override
    public void close() {
        open.forEach(OnnxTensor::close);
        memory.close();
    }
}
