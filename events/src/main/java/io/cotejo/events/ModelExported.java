package io.cotejo.events;

import io.cotejo.events.artifact.Artifact;
import io.cotejo.events.artifact.TestAnswers;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run's best epoch is ready to be served: a candidate for the next version of its model.
 *
 * @param epoch the one that was exported, counted from 1
 * @param onnx the graph, preprocessing inside
 * @param parity the certificate: held-out inputs and the training engine's logits for them
 * @param labels of the classes, in the order of the outputs
 * @param dataset its name in the job
 * @param testDigest SHA-256 over the test images and labels: two models compare only where it is the same
 * @param test how it does on the test images
 * @param parameters trainable ones
 * @param answers {@link TestAnswers} to all test images; null in events of before there were any
 */
public record ModelExported(
        String model,
        RunId runId,
        int attempt,
        Instant at,
        int epoch,
        Artifact onnx,
        Artifact parity,
        Signature signature,
        List<String> labels,
        String dataset,
        String testDigest,
        Evaluation test,
        long parameters,
        @Nullable Artifact answers)
        implements ModelEvent {
    public ModelExported {
        Checks.notBlank("model", model);
        Checks.atLeast("attempt", attempt, 1);
        Checks.atLeast("epoch", epoch, 1);
        labels = List.copyOf(labels);
        Checks.sha256("testDigest", testDigest);
        Checks.atLeast("parameters", parameters, 0);
    }

    @Override
    public Topic topic() {
        return Topic.EXPORTS;
    }

    @Override
    public String key() {
        return model;
    }

    @Override
    public String eventId() {
        return runId + "/" + attempt + "/export/" + epoch;
    }

    @Override
    public String eventType() {
        return "io.cotejo.models.model.exported.v1";
    }
}
