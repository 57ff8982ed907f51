package io.cotejo.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.events.EventJson;
import io.cotejo.events.RunId;
import io.cotejo.events.RunState;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.trainer.Jobs;
import io.cotejo.trainer.Silent;
import io.cotejo.trainer.dataset.Dataset;
import io.cotejo.trainer.dataset.Datasets;
import io.cotejo.trainer.export.Exporter;
import io.cotejo.trainer.train.Outcome;
import io.cotejo.trainer.train.Training;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ModelMetadataTest {
    private static final Instant STARTED = Instant.parse("2026-11-01T09:00:00Z");
    private static final Instant ENDED = Instant.parse("2026-11-01T09:10:00Z");

    private final TrainingJob job = Jobs.read("dataset: {name: digits, train: 100, test: 256}\n"
            + "network: {type: mlp, hidden: [8]}\ntraining: {epochs: 1, seed: 77}");
    private final Dataset dataset = new Datasets(Path.of("no-such-folder")).load(job.dataset());

    @Test
    void theModelFileTellsHowToMakeItAgain() throws Exception {
        var training = new Training(job, dataset, new Silent());
        var made = BuildProvenance.read().of(dataset, "ab".repeat(32));
        var run = new RunState.Running(new RunId(new UUID(0, 7)), 2, STARTED, job, STARTED, made, training.summary());

        var metadata = metadata(run, training.run());

        assertThat(metadata)
                .containsEntry("run_id", run.runId().toString())
                .containsEntry("attempt", "2")
                .containsEntry("epoch", "1")
                .containsEntry("seed", "77")
                .containsEntry("dataset", "digits")
                .containsEntry("dataset_digest", dataset.digest())
                .containsEntry("initial_weights_sha256", "ab".repeat(32))
                .containsEntry("code_version", made.codeVersion())
                .containsEntry("processor", made.processor())
                .containsEntry("threads", Integer.toString(made.threads()))
                .containsEntry("device", "cpu")
                .containsEntry("started_at", "2026-11-01T09:00:00Z")
                .containsEntry("ended_at", "2026-11-01T09:10:00Z")
                .containsKeys("model", "labels", "normalization", "test_accuracy", "test_loss");
        assertThat(json(metadata, "training_profile")
                        .path("brightness")
                        .valueStream()
                        .mapToInt(JsonNode::asInt)
                        .sum())
                .isEqualTo(100);
        assertThat(json(metadata, "training_profile")
                        .path("predicted")
                        .valueStream()
                        .mapToInt(JsonNode::asInt)
                        .sum())
                .isEqualTo(256);
        assertThat(EventJson.mapper().treeToValue(json(metadata, "job"), TrainingJob.class))
                .isEqualTo(job);
        assertThat(json(metadata, "libraries")).isEqualTo(EventJson.mapper().valueToTree(made.libraries()));
    }

    private Map<String, String> metadata(RunState.Running run, Outcome outcome) throws Exception {
        return switch (outcome) {
            case Outcome.Finished finished -> {
                var told = ModelMetadata.of(run, finished.results(), dataset.train(), ENDED);
                var exported = Exporter.export(job, dataset, finished.best(), told);
                yield OnnxMl.ModelProto.parseFrom(exported.onnx().duplicate()).getMetadataPropsList().stream()
                        .collect(Collectors.toMap(StringStringEntryProto::getKey, StringStringEntryProto::getValue));
            }
            case Outcome.Cancelled cancelled -> throw new AssertionError("should have finished");
        };
    }

    private static JsonNode json(Map<String, String> metadata, String key) throws JsonProcessingException {
        return EventJson.mapper().readTree(metadata.getOrDefault(key, ""));
    }
}
