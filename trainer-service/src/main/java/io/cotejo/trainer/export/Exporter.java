package io.cotejo.trainer.export;

import io.cotejo.events.job.TrainingJob;
import io.cotejo.trainer.checkpoint.CheckpointContent;
import io.cotejo.trainer.dataset.Dataset;
import java.util.Map;

/** Exports a network, and holds the file against the training engine. */
public final class Exporter {
    private Exporter() {}

    /**
     * Writes the ONNX file of a checkpoint's weights, and has ONNX Runtime answer the parity certificate's inputs with it.
     * To be called on the thread that has trained.
     *
     * @param metadata to stand in the file beside what the job and the dataset say: {@code run_id}, {@code test_accuracy}, …
     * @throws ExportException if ONNX Runtime does not take the file, or answers otherwise than the training engine
     */
    public static ExportedModel export(
            TrainingJob job, Dataset dataset, CheckpointContent best, Map<String, String> metadata) {
        var plan = io.cotejo.trainer.network.NetworkPlan.of(
                job.network(), dataset.test().shape(), dataset.classes().size());
        throw new ExportException("not written yet: " + plan.getClass() + best.header() + metadata);
    }
}
