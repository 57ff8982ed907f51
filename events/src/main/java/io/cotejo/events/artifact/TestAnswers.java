package io.cotejo.events.artifact;

import io.cotejo.events.artifact.Safetensors.DataType;
import io.cotejo.events.artifact.Safetensors.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What a network answers on each test image, kept beside the model, so that two networks can be compared image by image.
 * The same answers always give the same file. Immutable.
 */
public final class TestAnswers {
    private static final String LABELS = "labels";
    private static final String PREDICTED = "predicted";
    private static final String DIGEST = "test_digest";

    private final String testDigest;
    private final int[] labels;
    private final int[] predicted;

    private TestAnswers(String testDigest, int[] labels, int[] predicted) {
        if (labels.length != predicted.length) {
            throw new IllegalArgumentException("there must be one answer to each of the " + labels.length
                    + " images, there were " + predicted.length);
        }
        this.testDigest = testDigest;
        this.labels = labels;
        this.predicted = predicted;
    }

    /**
     * The answers to the test images, in their order.
     *
     * @param testDigest SHA-256 over the images and labels, hexadecimal
     * @param labels the true classes, counted from 0
     * @param predicted the most probable classes, counted from 0
     * @throws IllegalArgumentException if there are not as many of the one as of the other
     */
    public static TestAnswers of(String testDigest, int[] labels, int[] predicted) {
        return new TestAnswers(testDigest, labels.clone(), predicted.clone());
    }

    /** Reads a file of answers. Throws {@link MalformedSafetensorsException} if it is none. */
    public static TestAnswers decode(ByteBuffer file) {
        var tensors = Safetensors.decode(file);
        var digest = tensors.metadata().get(DIGEST);
        if (digest == null) {
            throw new MalformedSafetensorsException("is no file of answers: lacks " + DIGEST + " in its metadata");
        }
        var labels = numbers(tensors, LABELS);
        var predicted = numbers(tensors, PREDICTED);
        if (labels.length != predicted.length) {
            throw new MalformedSafetensorsException(
                    "is no file of answers: has " + labels.length + " labels and " + predicted.length + " answers");
        }
        return new TestAnswers(digest, labels, predicted);
    }

    private static int[] numbers(Safetensors tensors, String name) {
        var tensor = tensors.tensor(name);
        if (tensor.type() != DataType.I32 || tensor.shape().length != 1) {
            throw new MalformedSafetensorsException("is no file of answers: " + name + " must be I32 [images]");
        }
        var numbers = new int[Math.toIntExact(tensor.shape()[0])];
        tensor.content().asIntBuffer().get(numbers);
        return numbers;
    }

    /** The file. */
    public ByteBuffer encode() {
        return new Safetensors()
                .describe(DIGEST, testDigest)
                .put(LABELS, tensor(labels))
                .put(PREDICTED, tensor(predicted))
                .encode();
    }

    private static Tensor tensor(int[] numbers) {
        var content = ByteBuffer.allocate(numbers.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        content.asIntBuffer().put(numbers);
        return new Tensor(DataType.I32, new long[] {numbers.length}, content);
    }

    /** SHA-256 over the test images and labels: two files compare only where it is the same. */
    public String testDigest() {
        return testDigest;
    }

    /** How many images there are. */
    public int images() {
        return labels.length;
    }

    /** The true class of an image, counted from 0. */
    public int label(int image) {
        return labels[image];
    }

    /** The class that an image is taken for, counted from 0. */
    public int predicted(int image) {
        return predicted[image];
    }

    /** Whether an image is taken for what it is. */
    public boolean right(int image) {
        return labels[image] == predicted[image];
    }
}
