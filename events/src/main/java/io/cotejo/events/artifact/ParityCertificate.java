package io.cotejo.events.artifact;

import io.cotejo.events.artifact.Safetensors.DataType;
import io.cotejo.events.artifact.Safetensors.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * What the training engine answers on some held-out images, kept beside the model, so that whoever serves it can see
 * that it still answers the same.
 */
public final class ParityCertificate {
    /**
     * The largest difference of a logit that still counts as the same: absolute for logits in [-1, 1], relative to the
     * larger ones, since single precision is relative.
     */
    public static final float TOLERANCE = 1e-4f;

    /** How many images a certificate holds, if the dataset has as many. */
    public static final int IMAGES = 256;

    private static final String INPUTS = "inputs";
    private static final String LOGITS = "logits";

    private final Tensor inputs;
    private final Tensor logits;

    private ParityCertificate(Tensor inputs, Tensor logits) {
        this.inputs = inputs;
        this.logits = logits;
        if (inputs.type() != DataType.U8 || inputs.shape().length != 4) {
            throw new MalformedSafetensorsException("is no parity certificate: inputs must be U8 [n, c, h, w]");
        }
        if (logits.type() != DataType.F32 || logits.shape().length != 2 || logits.shape()[0] != inputs.shape()[0]) {
            throw new MalformedSafetensorsException("is no parity certificate: logits must be F32 [n, classes]");
        }
    }

    /**
     * Makes a certificate.
     *
     * @param shape of the inputs, {@code [images, channels, height, width]}
     * @param inputs raw pixels, one byte each
     * @param logits little-endian floats, {@code [images, classes]}
     */
    public static ParityCertificate of(long[] shape, ByteBuffer inputs, int classes, ByteBuffer logits) {
        return new ParityCertificate(
                new Tensor(DataType.U8, shape, inputs),
                new Tensor(DataType.F32, new long[] {shape[0], classes}, logits));
    }

    /** Reads a certificate. Throws {@link MalformedSafetensorsException} if it is none. */
    public static ParityCertificate decode(ByteBuffer file) {
        var tensors = Safetensors.decode(file);
        return new ParityCertificate(tensors.tensor(INPUTS), tensors.tensor(LOGITS));
    }

    /** The file. */
    public ByteBuffer encode() {
        return new Safetensors().put(INPUTS, inputs).put(LOGITS, logits).encode();
    }

    /** Raw pixels, {@code [images, channels, height, width]}. */
    public Tensor inputs() {
        return inputs;
    }

    /** The training engine's answers, {@code [images, classes]}. */
    public Tensor logits() {
        return logits;
    }

    /** What differs between the training engine's answers and somebody else's. */
    public sealed interface Verdict {
        /** Nothing that matters. */
        record Same(float largestDifference) implements Verdict {}

        /** Too much; says where. */
        record Different(String reason) implements Verdict {}
    }

    /**
     * Compares somebody else's answers with the training engine's: the same best class everywhere, and no logit further
     * away than {@link #TOLERANCE} allows.
     *
     * @param answers little-endian floats, {@code [images, classes]}
     */
    public Verdict compare(ByteBuffer answers) {
        var expected = logits.content().asFloatBuffer();
        var actual = answers.duplicate().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
        int classes = Math.toIntExact(logits.shape()[1]);
        if (actual.remaining() != expected.remaining()) {
            return new Verdict.Different(
                    "gives " + actual.remaining() + " logits where the training engine gave " + expected.remaining());
        }
        float largest = 0;
        for (int image = 0; image * classes < expected.remaining(); image++) {
            for (int i = image * classes; i < (image + 1) * classes; i++) {
                float difference = Math.abs(expected.get(i) - actual.get(i));
                float allowed = TOLERANCE * Math.max(1, Math.abs(expected.get(i)));
                if (!(difference <= allowed)) { // written so that NaN fails too
                    return new Verdict.Different("differs from the training engine by " + difference + " in logit "
                            + (i - image * classes) + " of image " + image + ", allowed are " + allowed);
                }
                largest = Math.max(largest, difference);
            }
            if (best(expected, image, classes) != best(actual, image, classes)) {
                return new Verdict.Different("gives another best class than the training engine for image " + image);
            }
        }
        return new Verdict.Same(largest);
    }

    private static int best(FloatBuffer logits, int image, int classes) {
        int best = 0;
        for (int i = 1; i < classes; i++) {
            if (logits.get(image * classes + i) > logits.get(image * classes + best)) {
                best = i;
            }
        }
        return best;
    }
}
