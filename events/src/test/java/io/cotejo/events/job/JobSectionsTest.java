package io.cotejo.events.job;

import static io.cotejo.events.job.ReadJobs.accepted;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every field of every section: what it may be, and what it is without being said. */
class JobSectionsTest {
    private static final String REST = "experiment: e\nname: n\n";
    private static final String DATASET = "dataset: {name: digits, validation: 10}\n";
    private static final String NETWORK = "network: {type: preset, name: cnn}\n";

    @Test
    void readsAllWaysToHoldImagesBack() {
        assertThat(validation("100")).isEqualTo(ValidationSpec.last(100));
        assertThat(validation("{count: 100}")).isEqualTo(ValidationSpec.last(100));
        assertThat(validation("{count: 100, from: first}"))
                .isEqualTo(new ValidationSpec(100, null, ValidationSpec.From.FIRST, 42));
        assertThat(validation("{fraction: 0.1}"))
                .isEqualTo(new ValidationSpec(null, 0.1, ValidationSpec.From.LAST, 42));
        assertThat(validation("{fraction: 0.1, from: random, seed: 7}"))
                .isEqualTo(new ValidationSpec(null, 0.1, ValidationSpec.From.RANDOM, 7));
        assertThat(validation("null")).isEqualTo(ValidationSpec.NONE);
    }

    @Test
    void readsAugmentation() {
        var job = accepted(
                REST + NETWORK + "dataset: {name: digits, augment: {shift: 2, rotate: 7.5, horizontalFlip: true}}");

        assertThat(job.dataset().augment()).isEqualTo(new AugmentSpec(2, 7.5, true));
        assertThat(accepted(REST + NETWORK + "dataset: {name: digits, augment: {}}")
                        .dataset()
                        .augment())
                .isEqualTo(new AugmentSpec(0, 0, false));
    }

    @Test
    void readsWhereAUsersOwnPicturesAre() {
        var own = accepted(
                REST + NETWORK + "dataset: {name: images, folder: pets/small, height: 28, width: 20, color: gray}");

        assertThat(own.dataset().images()).isEqualTo(new ImagesSpec("pets/small", 28, 20, ImagesSpec.Color.GRAY));
        assertThat(accepted(REST + NETWORK + "dataset: {name: images}")
                        .dataset()
                        .images())
                .isEqualTo(new ImagesSpec("images", 32, 32, ImagesSpec.Color.RGB));
    }

    @Test
    void readsBatchNormalisationAsAFlagOrWithSettings() {
        assertThat(mlp("batchNorm: false").batchNorm()).isNull();
        assertThat(mlp("batchNorm: true").batchNorm()).isEqualTo(BatchNormSpec.DEFAULT);
        assertThat(mlp("batchNorm: {momentum: 0.01}").batchNorm()).isEqualTo(new BatchNormSpec(0.01, 1e-5));
        assertThat(accepted(REST + DATASET
                                + "network: {type: layers, layers: [{batchNorm: {epsilon: 1e-3}}, {linear: 10}]}")
                        .network())
                .isEqualTo(new NetworkSpec.Layers(
                        List.of(new LayerSpec.BatchNorm(new BatchNormSpec(0.1, 1e-3)), new LayerSpec.Linear(10)),
                        Initializer.KAIMING_UNIFORM));
    }

    @ParameterizedTest
    @CsvSource({
        "pytorch, KAIMING_UNIFORM",
        "keras, GLOROT_UNIFORM",
        "kaiming-uniform, KAIMING_UNIFORM",
        "he-normal, HE_NORMAL",
        "he-uniform, HE_UNIFORM",
        "glorot-normal, GLOROT_NORMAL",
        "glorot-uniform, GLOROT_UNIFORM"
    })
    void readsInitializersByTheirNamesAndByTheLibraryThatHasThem(String word, Initializer initializer) {
        assertThat(mlp("initializer: " + word).initializer()).isEqualTo(initializer);
    }

    @Test
    void readsEverythingAboutSteps() {
        var training = training("""
                epochs: 3, batchSize: 32, seed: 7, monitor: val_loss, labelSmoothing: 0.1, gradientClip: {norm: 1},
                schedule: {type: step, every: 2, factor: 0.5, warmup: 0.5}""");

        assertThat(training)
                .isEqualTo(new TrainingSpec(
                        3,
                        32,
                        7,
                        Monitor.VAL_LOSS,
                        0.1,
                        new GradientClip(1.0, null),
                        new ScheduleSpec.Step(2, 0.5, 0.5)));
        assertThat(training("gradientClip: {value: 0.5}").gradientClip()).isEqualTo(new GradientClip(null, 0.5));
    }

    @Test
    void readsAllSchedulesWithTheirDefaults() {
        assertThat(training("schedule: {type: constant, warmup: 2}").schedule())
                .isEqualTo(new ScheduleSpec.Constant(2));
        assertThat(training("schedule: {type: step}").schedule()).isEqualTo(new ScheduleSpec.Step(10, 0.1, 0));
        assertThat(training("schedule: {type: cosine}").schedule()).isEqualTo(new ScheduleSpec.Cosine(0, 0));
        assertThat(training("schedule: {type: one-cycle}").schedule())
                .isEqualTo(new ScheduleSpec.OneCycle(0.3, 25, 1e4));
    }

    @Test
    void readsAllOptimizersWithAllTheirOptions() {
        assertThat(optimizer("type: adam, amsgrad: true, l2: 1e-4"))
                .isEqualTo(new OptimizerSpec.Adam(1e-3, 0, 1e-4, 0.9, 0.999, 1e-8, true));
        assertThat(optimizer("type: adamw")).isEqualTo(new OptimizerSpec.AdamW(1e-3, 1e-2, 0, 0.9, 0.999, 1e-8, false));
        assertThat(optimizer("type: sgd, momentum: 0.9, dampening: 0.1"))
                .isEqualTo(new OptimizerSpec.Sgd(1e-2, 0, 0, 0.9, 0.1, false));
        assertThat(optimizer("type: rmsprop, centered: true"))
                .isEqualTo(new OptimizerSpec.RmsProp(1e-2, 0, 0, 0.99, 1e-8, 0, true));
    }

    @Test
    void callbacksWatchWhatTheJobMonitorsUnlessTheySayOtherwise() {
        var callbacks = accepted(REST + NETWORK + DATASET + """
                training: {monitor: val_loss}
                callbacks:
                  earlyStopping: {}
                  reduceLrOnPlateau: {monitor: train_accuracy}
                  modelCheckpoint: {every: 5, topK: 3, mode: max}
                  medianStopping: {}
                  terminateOnNaN: true
                  tensorBoard: scalars
                """).callbacks();

        assertThat(callbacks)
                .isEqualTo(new CallbacksSpec(
                        new CallbacksSpec.EarlyStopping(Monitor.VAL_LOSS, Mode.MIN, 0, 0, null, true, 0),
                        new CallbacksSpec.ReduceLrOnPlateau(Monitor.TRAIN_ACCURACY, Mode.MAX, 0.1, 10, 1e-4, 0, 0),
                        new CallbacksSpec.ModelCheckpoint(Monitor.VAL_LOSS, Mode.MAX, 5, 3),
                        true,
                        TensorBoard.SCALARS,
                        new CallbacksSpec.MedianStopping(1, 3)));
    }

    @Test
    void readsAllOptionsOfEarlyStopping() {
        var job = accepted(REST + NETWORK + DATASET + """
                callbacks: {earlyStopping: {monitor: train_loss, mode: max, patience: 3, minDelta: 0.01, baseline: -1,
                  restoreBest: false, startFromEpoch: 2}}""");

        assertThat(job.callbacks().earlyStopping())
                .isEqualTo(new CallbacksSpec.EarlyStopping(Monitor.TRAIN_LOSS, Mode.MAX, 3, 0.01, -1.0, false, 2));
    }

    @Test
    void readsWhatARunBeginsWith() {
        var run = "01890a5d-ac96-774b-bcce-b302099a8057";

        assertThat(accepted(REST + NETWORK + DATASET + "initializeFrom: {run: " + run + "}")
                        .initializeFrom())
                .isEqualTo(new InitializeFrom(run, null));
        assertThat(accepted(REST + NETWORK + DATASET + "initializeFrom: {checkpoint: imported/a.safetensors}")
                        .initializeFrom())
                .isEqualTo(new InitializeFrom(null, "imported/a.safetensors"));
    }

    private static ValidationSpec validation(String value) {
        return accepted(REST + NETWORK + "dataset: {name: digits, validation: " + value + "}")
                .dataset()
                .validation();
    }

    private static NetworkSpec.Mlp mlp(String field) {
        return (NetworkSpec.Mlp) accepted(REST + DATASET + "network: {type: mlp, hidden: [8], " + field + "}")
                .network();
    }

    private static TrainingSpec training(String fields) {
        return accepted(REST + NETWORK + DATASET + "training: {" + fields + "}").training();
    }

    private static OptimizerSpec optimizer(String fields) {
        return accepted(REST + NETWORK + DATASET + "optimizer: {" + fields + "}")
                .optimizer();
    }
}
