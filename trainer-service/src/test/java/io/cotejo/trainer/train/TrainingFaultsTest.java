package io.cotejo.trainer.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotejo.events.job.Fault;
import io.cotejo.trainer.Jobs;
import io.cotejo.trainer.Silent;
import io.cotejo.trainer.dataset.Datasets;
import io.cotejo.trainer.dataset.ImageShape;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingFaultsTest {
    private static final Datasets DATASETS = new Datasets(Path.of("no-such-folder"));

    @Test
    void refusesMoreCheckpointsThanOneRecordCanName() {
        var callbacks =
                "callbacks: {modelCheckpoint: {every: 2, topK: 10}}\ntraining: {epochs: %d}\nnetwork: {type: mlp, hidden: [8]}\n";
        var most = Jobs.job(callbacks.formatted(1_981));
        var more = Jobs.job(callbacks.formatted(1_982));

        assertThat(Training.faults(most, new ImageShape(1, 28, 28), 10, 600)).isEmpty();
        assertThat(Training.faults(more, new ImageShape(1, 28, 28), 10, 600))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.field()).isEqualTo("callbacks.modelCheckpoint.every");
                    assertThat(fault.seen()).isEqualTo("2");
                    assertThat(fault.message()).contains("1001 checkpoints").contains("raise every");
                });
    }

    @Test
    void findsAllThatDoesNotFitTheImages() {
        var job = Jobs.job("""
                network: {type: layers, layers: [{linear: 10}]}
                training: {batchSize: 1}
                """.replace("{linear: 10}", "flatten, batchNorm, {linear: 9}"));

        assertThat(Training.faults(job, new ImageShape(1, 28, 28), 10, 600))
                .extracting(Fault::field)
                .containsExactly("network.layers[2].linear", "training.batchSize");
        assertThatThrownBy(() -> new Training(job, DATASETS.load(job.dataset()), new Silent()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("network.layers[2].linear");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: layers, layers: [{conv2d: {filters: 4, kernel: 29}}, flatten, batchNorm, {linear: 10}]}",
                "{type: layers, layers: [{conv2d: {filters: 4, kernel: 28}}, batchNorm, flatten, {linear: 9}]}"
            })
    void aBatchOfOneIsToldBesideANetworkThatDoesNotFit(String network) {
        var job = Jobs.job("network: " + network + "\ntraining: {batchSize: 1}\n");

        assertThat(Training.faults(job, new ImageShape(1, 28, 28), 10, 600))
                .extracting(Fault::field)
                .hasSize(2)
                .endsWith("training.batchSize");
    }

    @Test
    void oneImageIsTooFewToNormalizeSingleValues() {
        var job = Jobs.job("network: {type: mlp, hidden: [8], batchNorm: true}\n");
        var plain = Jobs.job("network: {type: mlp, hidden: [8]}\n");

        assertThat(Training.faults(job, new ImageShape(1, 28, 28), 10, 1))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.field()).isEqualTo("dataset.train");
                    assertThat(fault.seen()).isEqualTo("600");
                    assertThat(fault.message()).contains("leaves 1 image to learn from");
                });
        assertThat(Training.faults(job, new ImageShape(1, 28, 28), 10, 2)).isEmpty();
        assertThat(Training.faults(plain, new ImageShape(1, 28, 28), 10, 1)).isEmpty();
    }

    @Test
    void findsANormalisationForOtherChannels() {
        var job = Jobs.read("""
                dataset: {name: digits, normalize: {mean: [0.5, 0.5, 0.5], std: [1, 1, 1]}}
                network: {type: mlp, hidden: [8], batchNorm: true}
                training: {batchSize: 1}
                """);

        assertThat(Training.faults(job, new ImageShape(1, 28, 28), 10, 600))
                .extracting(Fault::field)
                .containsExactly("dataset.normalize.mean", "training.batchSize");
    }
}
