package io.cotejo.events.job;

import static io.cotejo.events.job.ReadJobs.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.EventJson;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Strictly read, written, and read by whoever gets the event: the same job. */
class JobRoundTripTest {
    private static final String REST = "experiment: e\nname: n\n";
    private static final String DATASET = "dataset: {name: digits, validation: 10}\n";
    private static final String NETWORK = "network: {type: preset, name: cnn}\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "training: {schedule: {type: constant, warmup: 0.5}, gradientClip: {value: 0.5}, labelSmoothing: 0.1}",
                "training: {schedule: {type: step}, gradientClip: {norm: 2}, monitor: train_accuracy}",
                "training: {schedule: {type: cosine, finalShare: 0.01, warmup: 1}, seed: -9223372036854775808}",
                "training: {schedule: {type: one-cycle, rise: 0.2, divide: 10, finalDivide: 100}}",
                "optimizer: {type: adam, amsgrad: true, l2: 1e-4}",
                "optimizer: {type: adamw, amsgrad: true}",
                "optimizer: {type: sgd, momentum: 0.9, dampening: 0.1}",
                "optimizer: {type: rmsprop, centered: true}",
                "callbacks: {earlyStopping: {baseline: 0.5, restoreBest: false, mode: max}, terminateOnNaN: true}",
                "callbacks: {reduceLrOnPlateau: {monitor: train_loss}, tensorBoard: none}",
                "callbacks: {modelCheckpoint: {every: 2}, medianStopping: {minRuns: 5}, tensorBoard: scalars}",
                "initializeFrom: {run: 01890a5d-ac96-774b-bcce-b302099a8057}",
                "initializeFrom: {checkpoint: imported/weights.safetensors}"
            })
    void whatIsReadIsReadAgainFromTheEvent(String section) {
        assertRoundTrip(REST + DATASET + NETWORK + section);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{name: digits, train: 100, test: 50, validation: 10, normalize: symmetric}",
                "{name: digits, validation: {count: 10, from: first}}",
                "{name: digits, validation: {count: 10, from: random, seed: 3}}",
                "{name: digits, validation: {fraction: 0.25}}",
                "{name: digits, validation: {fraction: 0.25, from: random}}",
                "{name: cifar10, augment: {shift: 4, rotate: 0.5, horizontalFlip: true}}",
                "{name: images}",
                "{name: images, folder: a/b, height: 28, width: 20, color: gray, normalize: {mean: [0.5], std: [0.25]}}"
            })
    void whatIsReadOfADatasetIsReadAgainFromTheEvent(String dataset) {
        assertRoundTrip(REST + NETWORK + "dataset: " + dataset);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{type: mlp, hidden: [8]}",
                "{type: mlp, hidden: [], batchNorm: {momentum: 0.01, epsilon: 1e-3}, initializer: keras}",
                "{type: mlp, hidden: [8], batchNorm: true, activation: gelu, dropout: 0.5}",
                "{type: layers, initializer: he-uniform, layers: [{conv2d: {filters: 3, padding: 1}}, batchNorm, tanh,"
                        + " {batchNorm: {momentum: 0.5}}, {maxPool2d: {kernel: 3, stride: 1}}, flatten, {dropout: 0.1},"
                        + " {linear: 10}]}"
            })
    void whatIsReadOfANetworkIsReadAgainFromTheEvent(String network) {
        assertRoundTrip(REST + DATASET + "network: " + network);
    }

    private static void assertRoundTrip(String document) {
        var job = accepted(document);
        var json = EventJson.write(job);

        assertThat(EventJson.read(json, TrainingJob.class)).isEqualTo(job);
        assertThat(JobReader.strict().read(JobDocuments.parse(json).getFirst()))
                .isEqualTo(new JobReader.Result.Accepted(job));
    }
}
