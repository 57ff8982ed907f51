package io.cotejo.trainer.export;

import io.cotejo.events.EventJson;
import io.cotejo.events.Signature;
import io.cotejo.events.artifact.ParityCertificate;
import io.cotejo.events.job.Fault;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.trainer.checkpoint.CheckpointContent;
import io.cotejo.trainer.dataset.Dataset;
import io.cotejo.trainer.dataset.ImageSet;
import io.cotejo.trainer.evaluate.Answers;
import io.cotejo.trainer.network.Network;
import io.cotejo.trainer.network.NetworkPlan;
import io.cotejo.trainer.network.PixelScaling;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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
        var plan = plan(job, dataset);
        var scaling = PixelScaling.of(job.dataset().normalize(), plan.image().channels());
        byte[] onnx = new OnnxModel(plan, scaling, best.weights()).encode(describe(job, dataset, metadata));
        var parity = certificate(job, plan, best, dataset.test());
        OnnxCheck.verify(onnx, parity);
        return new ExportedModel(onnx, parity, signature(plan));
    }

    private static NetworkPlan plan(TrainingJob job, Dataset dataset) {
        return switch (NetworkPlan.of(
                job.network(), dataset.test().shape(), dataset.classes().size())) {
            case NetworkPlan.Result.Fits fits -> fits.plan();
            case NetworkPlan.Result.Faulty faulty -> throw new ExportException(Fault.join(faulty.faults()));
        };
    }

    private static SortedMap<String, String> describe(TrainingJob job, Dataset dataset, Map<String, String> metadata) {
        var all = new TreeMap<>(metadata);
        all.put("model", job.model());
        all.put("job", json(job));
        all.put("seed", Long.toString(job.training().seed()));
        all.put("labels", json(dataset.classes()));
        all.put("dataset", dataset.name());
        all.put("dataset_digest", dataset.digest());
        all.put("normalization", json(job.dataset().normalize()));
        return all;
    }

    private static String json(Object value) {
        return new String(EventJson.write(value), StandardCharsets.UTF_8);
    }

    private static ParityCertificate certificate(
            TrainingJob job, NetworkPlan plan, CheckpointContent best, ImageSet test) {
        var images = test.first(Math.min(ParityCertificate.IMAGES, test.size()));
        try (var network =
                new Network(plan, job.dataset().normalize(), job.training().seed())) {
            network.load(best.weights());
            var shape = plan.image();
            return ParityCertificate.of(
                    new long[] {images.size(), shape.channels(), shape.height(), shape.width()},
                    images.pixels(),
                    plan.classes(),
                    Answers.logits(network, images));
        }
    }

    private static Signature signature(NetworkPlan plan) {
        var image = plan.image();
        var answer = List.of(-1, plan.classes());
        return new Signature(
                List.of(new Signature.Tensor(
                        OnnxModel.INPUT, "UINT8", List.of(-1, image.channels(), image.height(), image.width()))),
                List.of(
                        new Signature.Tensor(OnnxModel.LOGITS, "FP32", answer),
                        new Signature.Tensor(OnnxModel.PROBABILITIES, "FP32", answer)));
    }
}
