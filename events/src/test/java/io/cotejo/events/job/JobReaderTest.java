package io.cotejo.events.job;

import static io.cotejo.events.job.ReadJobs.SMALLEST;
import static io.cotejo.events.job.ReadJobs.accepted;
import static io.cotejo.events.job.ReadJobs.rejected;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotejo.events.EventJson;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobReaderTest {
    @Test
    void fillsInTheDefaults() {
        var job = accepted(SMALLEST);

        assertThat(job.model()).isEqualTo("e");
        assertThat(job.dataset())
                .isEqualTo(new DatasetSpec(
                        "digits", null, null, ValidationSpec.last(0), new Normalization.Unit(), null, null));
        assertThat(job.training()).isEqualTo(new TrainingSpec(5, 64, 42, Monitor.TRAIN_LOSS, 0, null, null));
        assertThat(job.optimizer()).isEqualTo(new OptimizerSpec.Adam(1e-3, 0, 0, 0.9, 0.999, 1e-8, false));
        assertThat(job.callbacks()).isEqualTo(new CallbacksSpec(null, null, null, false, TensorBoard.ALL, null));
        assertThat(job.initializeFrom()).isNull();
    }

    @Test
    void readsEverythingThatAJobCanSay() {
        var job = accepted("""
                experiment: mnist
                name: "a <name> of its own"
                model: digits
                dataset: { name: mnist, train: 1000, test: 100, validation: 50, normalize: {mean: [0.1307], std: [0.3081]} }
                network:
                  type: layers
                  initializer: glorot-uniform
                  layers: [{conv2d: {filters: 32, kernel: 3, padding: 1}}, relu, {maxPool2d: 2}, batchNorm,
                           {dropout: 0.25}, flatten, {linear: {units: 128}}, gelu, {linear: 10}]
                training: { epochs: 3, batchSize: 32, seed: 7, monitor: val_loss }
                optimizer: { type: sgd, learningRate: 1e-2, momentum: 0.9, nesterov: true, weightDecay: 1e-4 }
                callbacks: { earlyStopping: {patience: 3, minDelta: 0.001}, reduceLrOnPlateau: {factor: 0.5, patience: 2} }
                """);

        assertThat(job.dataset().normalize()).isEqualTo(new Normalization.Standard(List.of(0.1307), List.of(0.3081)));
        assertThat(job.network())
                .isEqualTo(new NetworkSpec.Layers(
                        List.of(
                                new LayerSpec.Conv2d(32, 3, 1, 1),
                                new LayerSpec.Activation(ActivationKind.RELU),
                                new LayerSpec.MaxPool2d(2, 2),
                                new LayerSpec.BatchNorm(BatchNormSpec.DEFAULT),
                                new LayerSpec.Dropout(0.25),
                                new LayerSpec.Flatten(),
                                new LayerSpec.Linear(128),
                                new LayerSpec.Activation(ActivationKind.GELU),
                                new LayerSpec.Linear(10)),
                        Initializer.GLOROT_UNIFORM));
        assertThat(job.optimizer()).isEqualTo(new OptimizerSpec.Sgd(1e-2, 1e-4, 0, 0.9, 0, true));
        assertThat(job.callbacks().reduceLrOnPlateau())
                .isEqualTo(new CallbacksSpec.ReduceLrOnPlateau(Monitor.VAL_LOSS, Mode.MIN, 0.5, 2, 1e-4, 0, 0));
        assertThat(EventJson.read(EventJson.write(job), TrainingJob.class)).isEqualTo(job);
    }

    @Test
    void findsAllFaultsAtOnce() {
        var faults = rejected("""
                experiment: "not url safe"
                name: ""
                epoch: 3
                dataset: {name: mnst, validation: -1}
                network: {type: layers, layers: [rleu, {conv2d: {filters: 0}}]}
                training: {epochs: many, batchSize: 1.5, monitor: loss}
                optimizer: {type: sgd, learningRate: 0, nesterov: true}
                """);

        assertThat(faults)
                .extracting(Fault::field)
                .containsExactlyInAnyOrder(
                        "experiment",
                        "name",
                        "epoch",
                        "dataset.name",
                        "dataset.validation",
                        "network.layers[0]",
                        "network.layers[1].conv2d.filters",
                        "training.epochs",
                        "training.batchSize",
                        "training.monitor",
                        "optimizer.nesterov",
                        "optimizer.learningRate");
        assertThat(Fault.join(faults)).contains("did you mean mnist?").contains("was \"many\"");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    42                                                        | ''
                    [1, 2]                                                    | ''
                    {experiment: e, name: n, dataset: 3, network: {type: preset, name: cnn}} | dataset
                    {experiment: e, name: n, dataset: {name: digits}, network: {type: rnn}}  | network.type
                    {experiment: e, name: n, dataset: {name: digits}}         | network
                    {experiment: e, name: n, dataset: {name: digits, nmae: x}, network: {type: preset, name: cnn}} | dataset.nmae
                    {experiment: e, name: n, dataset: {name: digits, normalize: {mean: [0.1], std: [0]}}, network: {type: preset, name: cnn}} | dataset.normalize.std
                    {experiment: e, name: n, dataset: {name: digits}, network: {type: mlp, hidden: [0]}} | network.hidden
                    {experiment: e, name: n, dataset: {name: digits}, network: {type: mlp, hidden: [8], dropout: 1}} | network.dropout
                    {experiment: e, name: n, dataset: {name: digits}, network: {type: preset, name: cnn}, optimizer: {learningRate: -1}} | optimizer.learningRate
                    {experiment: e, name: n, dataset: {name: digits}, network: {type: preset, name: cnn}, training: {epochs: 99999999999999999999}} | training.epochs
                    {experiment: e, name: n, dataset: {name: digits}, network: {type: preset, name: cnn}, training: {epochs: 1e400}} | training.epochs
                    """)
    void namesTheFieldThatIsWrong(String document, String field) {
        assertThat(rejected(document)).extracting(Fault::field).contains(field);
    }

    @Test
    void ignoresUnknownFieldsOnlyInsideEvents() {
        var newer = JobDocuments.parse(
                        (SMALLEST + "fancy: 1\ntraining: {epochs: 3, mixup: 0.2}").getBytes(StandardCharsets.UTF_8))
                .getFirst();

        assertThat(JobReader.lenient().read(newer)).isInstanceOf(JobReader.Result.Accepted.class);
        assertThat(JobReader.strict().read(newer)).isInstanceOf(JobReader.Result.Rejected.class);
    }

    /** YAML 1.1: yes, no, on and off are truth values, wherever they stand without quotes. */
    @Test
    void wordsThatYamlReadsAsTruthValuesAreFlagsAndNotTexts() {
        var job = accepted(SMALLEST + "callbacks: {terminateOnNaN: yes}\noptimizer: {amsgrad: off}");
        var faults = rejected(SMALLEST.replace("name: n\n", "name: no\n") + "callbacks: {tensorBoard: off}");

        assertThat(job.callbacks().terminateOnNaN()).isTrue();
        assertThat(faults)
                .extracting(Fault::toString)
                .containsExactly(
                        "name: must be a text: put it in quotes, was false",
                        "callbacks.tensorBoard: must be one of none, scalars, all, was false");
    }

    @Test
    void aFileMayHoldSeveralJobs() {
        assertThat(JobDocuments.parse((SMALLEST + "---\n" + SMALLEST).getBytes(StandardCharsets.UTF_8)))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"'{\"experiment\": '|line 1", "'a: 1\na: 2'|a", "''|empty", "'a: [[[['|line"})
    void saysWhereAFileIsMalformed(String file, String where) {
        assertThatThrownBy(() -> JobDocuments.parse(file.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedJobException.class)
                .hasMessageContaining(where);
    }

    @Test
    void readsJsonAsGeneratorsWriteIt() {
        var tabs = "{\n\t\"experiment\": \"e\",\n\t\"name\": \"a\\/b\"\n}";

        assertThat(JobDocuments.parse(tabs.getBytes(StandardCharsets.UTF_8)))
                .singleElement()
                .satisfies(job -> assertThat(job.path("name").asText()).isEqualTo("a/b"));
    }

    @Test
    void saysWhereInAYamlFileTheProblemIs() {
        assertThatThrownBy(() -> JobDocuments.parse("a: 1\nb: 2\n\tc: 3\n".getBytes(StandardCharsets.UTF_8)))
                .hasMessageContaining("line 3");
    }

    @Test
    void namesOnlySoManyFaultsInOneSentence() {
        var faults = IntStream.range(0, 1000)
                .mapToObj(i -> new Fault("f" + i, "1", "is wrong"))
                .toList();

        assertThat(Fault.join(faults)).contains("f19").doesNotContain("f20:").endsWith("and 980 more");
    }

    @Test
    void refusesFilesThatAreNestedWithoutEnd() {
        var bomb = "[".repeat(10_000);

        assertThatThrownBy(() -> JobDocuments.parse(bomb.getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(MalformedJobException.class);
    }
}
