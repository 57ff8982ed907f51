package io.cotejo.metrics.registry;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.cotejo.events.LedgerEntry;
import io.cotejo.events.Signature;
import io.cotejo.events.artifact.Artifact;
import io.cotejo.metrics.evaluation.EvaluationReport;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that the registry knows of one version.
 *
 * @param row its row in the tables; not named {@code version}, since OpenAPI takes that for the field of the row
 * @param epoch of its run, counted from 1
 * @param labels of the classes, in the order of the outputs
 * @param testDigest SHA-256 over the test images and labels
 * @param evaluation on the test images
 * @param parity the certificate: held-out inputs and the training engine's logits for them
 * @param answers to all test images; null if none were stored
 * @param ledger the latest 500 moves of aliases to it and away from it, the latest first
 */
public record VersionDetails(
        String model,
        @JsonUnwrapped Models.Version row,
        int epoch,
        List<String> labels,
        String testDigest,
        EvaluationReport evaluation,
        Signature signature,
        Artifact parity,
        @Nullable Artifact answers,
        List<LedgerEntry> ledger) {
    public VersionDetails {
        labels = List.copyOf(labels);
        ledger = List.copyOf(ledger);
    }
}
