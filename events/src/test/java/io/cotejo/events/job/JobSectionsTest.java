package io.cotejo.events.job;

import static io.cotejo.events.job.ReadJobs.accepted;
import static io.cotejo.events.job.ReadJobs.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.EventJson;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every field of every section: what it may be, what it is without being said, and what is said where it is wrong. */
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

    /** One fault each, and that one says what is allowed. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            validation: -1                            | dataset.validation | [0, 1000000]
            validation: 0.1                           | dataset.validation | {fraction: 0.1}
            validation: half                          | dataset.validation | either count or fraction
            validation: [1, 2]                        | dataset.validation | either count or fraction
            validation: {}                            | dataset.validation | either count or fraction
            validation: {from: last}                  | dataset.validation | either count or fraction
            validation: {count: 5, fraction: 0.1}     | dataset.validation | either count or fraction
            validation: {count: 1.5}                  | dataset.validation.count | whole number
            validation: {fraction: 1}                 | dataset.validation.fraction | (0, 1)
            validation: {fraction: 0.1, from: middle} | dataset.validation.from | first, last, random
            validation: {count: 5, seed: 1}           | dataset.validation.seed | from: random
            validation: {count: 5, form: last}        | dataset.validation.form | did you mean from?
            validation: {fraction: 0.1, from: random, seed: 1e30} | dataset.validation.seed | whole number
            augment: strong                           | dataset.augment | shift, rotate, horizontalFlip
            augment: {shift: 65}                      | dataset.augment.shift | [0, 64]
            augment: {shift: 0.5}                     | dataset.augment.shift | whole number
            augment: {rotate: 181}                    | dataset.augment.rotate | [0, 180]
            augment: {horizontalFlip: 1}              | dataset.augment.horizontalFlip | true or false
            augment: {verticalFlip: true}             | dataset.augment.verticalFlip | not a field here
            folder: pets                              | dataset.folder | not a field here
            """)
    void saysWhatIsWrongWithADataset(String field, String path, String allowed) {
        assertOnlyFault(REST + NETWORK + "dataset: {name: digits, " + field + "}", path, allowed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            folder: /etc                              | dataset.folder | below the data folder
            folder: ../secrets                        | dataset.folder | below the data folder
            folder: a//b                              | dataset.folder | below the data folder
            folder: 3                                 | dataset.folder | must be a text
            height: 0                                 | dataset.height | [1, 512]
            width: 513                                | dataset.width | [1, 512]
            color: grey                               | dataset.color | did you mean gray?
            """)
    void saysWhatIsWrongWithAUsersOwnPictures(String field, String path, String allowed) {
        assertOnlyFault(REST + NETWORK + "dataset: {name: images, " + field + "}", path, allowed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            type: mpl, hidden: [8]                    | network.type | did you mean mlp?
            type: mlp, hidden: 8                      | network.hidden | must be a list
            type: mlp                                 | network.hidden | is required
            type: mlp, hidden: [8], batchNorm: maybe  | network.batchNorm | true or false
            type: mlp, hidden: [8], batchNorm: {momentum: 1} | network.batchNorm.momentum | (0, 1)
            type: mlp, hidden: [8], batchNorm: {eps: 1} | network.batchNorm.eps | momentum, epsilon
            type: mlp, hidden: [8], initializer: zero | network.initializer | pytorch, keras
            type: layers, layers: [{batchNorm: {epsilon: 0}}] | network.layers[0].batchNorm.epsilon | (0, ∞)
            """)
    void saysWhatIsWrongWithANetwork(String fields, String path, String allowed) {
        assertOnlyFault(REST + DATASET + "network: {" + fields + "}", path, allowed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            labelSmoothing: 1                         | training.labelSmoothing | [0, 1)
            gradientClip: 1                           | training.gradientClip | norm, value
            gradientClip: {}                          | training.gradientClip | either norm or value
            gradientClip: {norm: 1, value: 1}         | training.gradientClip | either norm or value
            gradientClip: {norm: 0}                   | training.gradientClip.norm | (0, ∞)
            gradientClip: {value: 1e999}              | training.gradientClip.value | (0, ∞)
            gradientClip: {norm: 1, kind: l2}         | training.gradientClip.kind | norm
            schedule: cosine                          | training.schedule | type
            schedule: {}                              | training.schedule.type | constant, step, cosine, one-cycle
            schedule: {every: 3}                      | training.schedule.type | is required
            schedule: {type: onecycle, rise: 0.2}     | training.schedule.type | did you mean one-cycle?
            schedule: {type: step, every: 0}          | training.schedule.every | [1, 100000]
            schedule: {type: step, factor: 1}         | training.schedule.factor | (0, 1)
            schedule: {type: cosine, finalShare: 1}   | training.schedule.finalShare | [0, 1)
            schedule: {type: cosine, warmup: -1}      | training.schedule.warmup | [0, ∞)
            schedule: {type: cosine, every: 3}        | training.schedule.every | finalShare, warmup
            schedule: {type: one-cycle, rise: 0}      | training.schedule.rise | (0, 1)
            schedule: {type: one-cycle, divide: 0.5}  | training.schedule.divide | [1, ∞)
            schedule: {type: one-cycle, finalDivide: 0} | training.schedule.finalDivide | [1, ∞)
            schedule: {type: one-cycle, warmup: 1}    | training.schedule.warmup | not a field here
            """)
    void saysWhatIsWrongWithTraining(String field, String path, String allowed) {
        assertOnlyFault(REST + NETWORK + DATASET + "training: {" + field + "}", path, allowed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            type: adma, momentum: 0.9                 | optimizer.type | did you mean adam?
            l2: -1                                    | optimizer.l2 | [0, ∞)
            amsgrad: 1                                | optimizer.amsgrad | true or false
            type: sgd, amsgrad: true                  | optimizer.amsgrad | not a field here
            type: sgd, dampening: 1                   | optimizer.dampening | [0, 1)
            type: sgd, momentum: 0.9, nesterov: true, dampening: 0.1 | optimizer.dampening | 0 with nesterov
            type: rmsprop, centered: 1                | optimizer.centered | true or false
            """)
    void saysWhatIsWrongWithAnOptimizer(String fields, String path, String allowed) {
        assertOnlyFault(REST + NETWORK + DATASET + "optimizer: {" + fields + "}", path, allowed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            earlyStopping: true                       | callbacks.earlyStopping | monitor, mode, patience
            earlyStopping: {patience: -1}             | callbacks.earlyStopping.patience | [0, 100000]
            earlyStopping: {monitor: accuracy}        | callbacks.earlyStopping.monitor | val_accuracy
            earlyStopping: {mode: up}                 | callbacks.earlyStopping.mode | auto, min, max
            earlyStopping: {minDelta: -0.1}           | callbacks.earlyStopping.minDelta | [0, ∞)
            earlyStopping: {baseline: 1e999}          | callbacks.earlyStopping.baseline | (-∞, ∞)
            earlyStopping: {restoreBest: never}       | callbacks.earlyStopping.restoreBest | true or false
            earlyStopping: {startFromEpoch: 1.5}      | callbacks.earlyStopping.startFromEpoch | whole number
            earlyStopping: {restoreBestWeights: true} | callbacks.earlyStopping.restoreBestWeights | restoreBest
            reduceLrOnPlateau: {factor: 1}            | callbacks.reduceLrOnPlateau.factor | (0, 1)
            reduceLrOnPlateau: {mode: MIN}            | callbacks.reduceLrOnPlateau.mode | did you mean min?
            reduceLrOnPlateau: {minLr: -1}            | callbacks.reduceLrOnPlateau.minLr | [0, ∞)
            reduceLrOnPlateau: {cooldown: -1}         | callbacks.reduceLrOnPlateau.cooldown | [0, 100000]
            modelCheckpoint: {every: 0}               | callbacks.modelCheckpoint.every | [1, 100000]
            modelCheckpoint: {topK: 1001}             | callbacks.modelCheckpoint.topK | [1, 1000]
            terminateOnNaN: 1                         | callbacks.terminateOnNaN | true or false
            tensorBoard: true                         | callbacks.tensorBoard | none, scalars, all
            medianStopping: {startFromEpoch: 0}       | callbacks.medianStopping.startFromEpoch | [1, 100000]
            medianStopping: {minRuns: 0}              | callbacks.medianStopping.minRuns | [1, 100000]
            medianStopping: {patience: 3}             | callbacks.medianStopping.patience | startFromEpoch, minRuns
            """)
    void saysWhatIsWrongWithCallbacks(String field, String path, String allowed) {
        assertOnlyFault(REST + NETWORK + DATASET + "callbacks: {" + field + "}", path, allowed);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            abc                                       | initializeFrom | run, checkpoint
            {}                                        | initializeFrom | either run or checkpoint
            {run: abc}                                | initializeFrom.run | a UUID
            {checkpoint: ../a.safetensors}            | initializeFrom.checkpoint | artifact store
            {checkpoint: a.bin}                       | initializeFrom.checkpoint | .safetensors
            {checkpoint: a.safetensors, head: new}    | initializeFrom.head | run, checkpoint
            """)
    void saysWhatIsWrongWithTheWeightsToBeginWith(String value, String path, String allowed) {
        assertOnlyFault(REST + NETWORK + DATASET + "initializeFrom: " + value, path, allowed);
    }

    @Test
    void aMonitorWithoutValidationIsOneFaultHoweverManyWatchIt() {
        var faults = rejected(REST + NETWORK + """
                dataset: {name: digits}
                training: {monitor: val_loss}
                callbacks: {earlyStopping: {}, reduceLrOnPlateau: {}, modelCheckpoint: {topK: 2}}
                """);

        assertThat(faults)
                .singleElement()
                .hasToString("training.monitor: needs images that are held back: set dataset.validation, or monitor"
                        + " train_loss or train_accuracy, was \"val_loss\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dataset: {name: digits, validation: 0.1}", "dataset: digits", ""})
    void aMonitorIsNoFaultWhereWhatIsHeldBackIsOne(String dataset) {
        var faults = rejected(REST + NETWORK + dataset + """

                training: {monitor: val_loss}
                callbacks: {earlyStopping: {monitor: val_accuracy}}
                """);

        assertThat(faults)
                .singleElement()
                .satisfies(fault -> assertThat(fault.field()).startsWith("dataset"));
    }

    /** Strictly read, written, and read by whoever gets the event: the same job. */
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

    private static void assertOnlyFault(String document, String path, String allowed) {
        assertThat(rejected(document)).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo(path);
            assertThat(fault.message()).contains(allowed);
            assertThat(fault.seen()).isNotBlank();
        });
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
