package io.cotejo.events.job;

import static io.cotejo.events.job.ReadJobs.rejected;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One mistake is one fault, which says what is allowed. */
class JobFaultsTest {
    private static final String REST = "experiment: e\nname: n\n";
    private static final String DATASET = "dataset: {name: digits, validation: 10}\n";
    private static final String NETWORK = "network: {type: preset, name: cnn}\n";

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
    @ValueSource(strings = {"\"\"", "\"  \"", "\"a\\u0000b\"", "\"a\\nb\"", "\"\\ud83d\"", "\"\\ude00 and more\""})
    void saysWhatIsWrongWithAName(String name) {
        var document = "{\"experiment\": \"e\", \"name\": " + name
                + ", \"dataset\": {\"name\": \"digits\"}, \"network\": {\"type\": \"preset\", \"name\": \"cnn\"}}";

        assertOnlyFault(document, "name", "1 to 100 characters");
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
            type: layers, layers: [{batchNorm: {epsilon: 0}}] | network.layers[0].batchNorm.epsilon | [1.0E-15, 1.0E15]
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
            l2: -1                                    | optimizer.l2 | [0, 1.0E15]
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

    private static void assertOnlyFault(String document, String path, String allowed) {
        assertThat(rejected(document)).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo(path);
            assertThat(fault.message()).contains(allowed);
            assertThat(fault.seen()).isNotBlank();
        });
    }
}
