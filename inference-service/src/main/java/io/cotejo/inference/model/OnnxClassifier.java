package io.cotejo.inference.model;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.quarkus.logging.Log;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One ONNX Runtime session over one graph. Safe for use by several threads. It counts its holders, and frees its native
 * memory when the last one has released it, since freeing it under a run crashes the JVM.
 */
final class OnnxClassifier {
    static final String INPUT = "image";
    static final String LOGITS = "logits";
    static final String PROBABILITIES = "probabilities";

    private static final String TRAINING_PROFILE = "training_profile";

    /** The most images of one run. */
    static final int MOST_ROWS = 256;

    /** What a session takes for each byte of its graph, and beside that: measured, see docs/serving.md. */
    private static final int BYTES_PER_BYTE = 2;

    private static final long BYTES_OF_A_SESSION = 1 << 20;

    private final int graphBytes;
    private final OrtSession session;
    private final GraphSignature signature;
    private final Optional<String> trainingProfile;
    private final Slots slots;
    private final AtomicInteger holders = new AtomicInteger(1);

    private OnnxClassifier(OrtEnvironment environment, OrtSession session, GraphSignature signature, int graphBytes)
            throws OrtException {
        this.graphBytes = graphBytes;
        this.session = session;
        this.signature = signature;
        trainingProfile = session.getMetadata().getCustomMetadataValue(TRAINING_PROFILE);
        slots = new Slots(capacity -> new Slot(environment, session, signature.image(), signature.classes(), capacity));
    }

    /**
     * Opens a graph; the caller is its first holder.
     *
     * @throws OrtException if the runtime does not take it
     * @throws IllegalArgumentException if it is not a classifier of images as this service serves them
     */
    static OnnxClassifier open(byte[] graph) throws OrtException {
        var environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
        try (var options = new OrtSession.SessionOptions()) {
            configure(options);
            var session = environment.createSession(graph, options);
            try {
                return new OnnxClassifier(environment, session, GraphSignature.of(session), graph.length);
            } catch (OrtException | RuntimeException e) {
                session.close();
                throw e;
            }
        }
    }

    /** One thread per run: requests are the parallelism, and the runtime counts the host's cores, not ours. */
    private static void configure(OrtSession.SessionOptions options) throws OrtException {
        options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        options.addConfigEntry("session.inter_op.allow_spinning", "0");
        ProviderChoice.current().provider().addTo(options);
    }

    /** About how much memory it takes beside the JVM's heap. */
    long bytes() {
        return BYTES_OF_A_SESSION + (long) BYTES_PER_BYTE * graphBytes + slots.bytes();
    }

    GraphSignature signature() {
        return signature;
    }

    /** See {@link Lease#trainingProfile}. */
    Optional<String> trainingProfile() {
        return trainingProfile;
    }

    /**
     * Classifies images. The caller must be a holder.
     *
     * @param images {@code [at least rows, channels, height, width]}
     * @param rows 1 to {@link #MOST_ROWS}
     */
    Scores classify(byte[] images, int rows) {
        return classify(images, 0, rows);
    }

    Scores classify(byte[] images, int offset, int rows) {
        return classify(List.of(new Pixels(images, offset, rows))).getFirst();
    }

    /** Classifies the images of several in one run, at most {@link #MOST_ROWS} of all together; one answer for each. */
    List<Scores> classify(List<Pixels> images) {
        int rows = images.stream().mapToInt(Pixels::rows).sum();
        var slot = slots.take(rows);
        try {
            return slot.run(images, rows);
        } catch (OrtException e) {
            throw new InferenceFailedException(e);
        } finally {
            slots.give(slot);
        }
    }

    /** Becomes a holder; false if it is too late, because the last one has released it. */
    boolean retain() {
        return holders.getAndUpdate(count -> count == 0 ? 0 : count + 1) > 0;
    }

    /** Is a holder no more. The last one frees the session. */
    void release() {
        if (holders.decrementAndGet() == 0) {
            try {
                slots.close();
                session.close();
            } catch (OrtException e) {
                Log.error("a session could not be freed; its memory is lost until the next start", e);
            }
        }
    }
}
