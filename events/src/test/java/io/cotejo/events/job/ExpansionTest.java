package io.cotejo.events.job;

import static io.cotejo.events.job.ReadJobs.SMALLEST;
import static io.cotejo.events.job.ReadJobs.accepted;
import static io.cotejo.events.job.ReadJobs.parse;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpansionTest {
    private static final String RATES = "\"optimizer.learningRate\": [1e-4, 1e-3]";

    @Test
    void aDocumentThatAsksForNothingOfTheKindIsLeftAsItIs() {
        var document = parse(SMALLEST);

        assertThat(Expansion.isAskedFor(document)).isFalse();
        assertThat(Expansion.expand(document)).isEqualTo(new Expansion.Result.Expanded(List.of(document)));
    }

    @Test
    void aRepetitionCountsTheSeedUpAndKeepsTheName() {
        assertThat(jobs(SMALLEST + "repeat: 3"))
                .allSatisfy(job -> assertThat(job.name()).isEqualTo("n"))
                .extracting(job -> job.training().seed())
                .containsExactly(42L, 43L, 44L);
        assertThat(jobs(SMALLEST + "repeat: 2\ntraining: {seed: -1, epochs: 3}"))
                .allSatisfy(job -> assertThat(job.training().epochs()).isEqualTo(3))
                .extracting(job -> job.training().seed())
                .containsExactly(-1L, 0L);
    }

    @Test
    void aGridIsEveryCombinationNamedByItsValues() {
        var jobs = jobs(SMALLEST + "sweep: {type: grid, parameters: {" + RATES + ", training.batchSize: [32, 64]}}");

        assertThat(jobs)
                .extracting(TrainingJob::name)
                .containsExactly(
                        "n learningRate=0.0001 batchSize=32",
                        "n learningRate=0.0001 batchSize=64",
                        "n learningRate=0.001 batchSize=32",
                        "n learningRate=0.001 batchSize=64");
        assertThat(jobs.get(2).optimizer().learningRate()).isEqualTo(1e-3);
        assertThat(jobs.get(2).training().batchSize()).isEqualTo(32);
    }

    @Test
    void aSweepWithRepetitionsRunsEachCombinationWithEachSeed() {
        var jobs = jobs(SMALLEST + "repeat: 2\nsweep: {type: grid, parameters: {" + RATES + "}}");

        assertThat(jobs)
                .extracting(job -> job.name() + " " + job.training().seed())
                .containsExactly(
                        "n learningRate=0.0001 42",
                        "n learningRate=0.0001 43",
                        "n learningRate=0.001 42",
                        "n learningRate=0.001 43");
    }

    @Test
    void valuesMayBeListsWordsObjectsAndElementsOfLists() {
        var job = """
                experiment: e
                name: n
                dataset: {name: digits}
                network: {type: layers, layers: [flatten, {dropout: 0.5}, {linear: 10}]}
                sweep:
                  type: grid
                  parameters:
                    network.layers[1].dropout: [0.1, 0.2]
                    optimizer: [{type: sgd}, {type: adam, amsgrad: true}]
                    callbacks.tensorBoard: [none]
                """;

        assertThat(jobs(job))
                .extracting(TrainingJob::name)
                .first()
                .isEqualTo("n dropout=0.1 optimizer={\"type\":\"sgd\"} tensorBoard=none");
        assertThat(jobs(job).get(3).network())
                .isEqualTo(network("{type: layers, layers: [flatten, {dropout: 0.2}, {linear: 10}]}"));
        assertThat(jobs(job).get(3).optimizer()).isEqualTo(new OptimizerSpec.Adam(1e-3, 0, 0, 0.9, 0.999, 1e-8, true));
        assertThat(jobs("""
                experiment: e
                name: n
                dataset: {name: digits}
                network: {type: mlp}
                sweep: {type: grid, parameters: {network.hidden: [[128], [256, 128]]}}
                """)).extracting(TrainingJob::name).containsExactly("n hidden=[128]", "n hidden=[256,128]");
    }

    private static NetworkSpec network(String network) {
        return accepted("{experiment: e, name: n, dataset: {name: digits}, network: " + network + "}")
                .network();
    }

    @Test
    void namesGiveTheWholePathWhereTheLastFieldIsAmbiguous() {
        var parameters = "callbacks.earlyStopping.patience: [1], callbacks.reduceLrOnPlateau.patience: [2],"
                + " training.epochs: [9]";

        assertThat(jobs(SMALLEST + "sweep: {type: grid, parameters: {" + parameters + "}}"))
                .singleElement()
                .extracting(TrainingJob::name)
                .isEqualTo("n callbacks.earlyStopping.patience=1 callbacks.reduceLrOnPlateau.patience=2 epochs=9");
    }

    @Test
    void namesThatGetTooLongAreNumbers() {
        var document = SMALLEST.replace("name: n\n", "name: " + "n".repeat(90) + "\n")
                + "sweep: {type: grid, parameters: {" + RATES + "}}";

        assertThat(jobs(document))
                .extracting(TrainingJob::name)
                .containsExactly("n".repeat(90) + " #1", "n".repeat(90) + " #2");
    }

    @Test
    void aRandomSweepIsTheSameForTheSameSeed() {
        var sweep = "sweep: {type: random, runs: 8, seed: %d, parameters: {optimizer.learningRate:"
                + " {min: 1e-5, max: 0.1, scale: log}, training.batchSize: {min: 16, max: 128, whole: true},"
                + " optimizer.type: [adam, sgd]}}";
        var drawn = jobs(SMALLEST + sweep.formatted(1));

        assertThat(drawn).hasSize(8).doesNotHaveDuplicates().allSatisfy(job -> {
            assertThat(job.optimizer().learningRate()).isBetween(1e-5, 0.1);
            assertThat(job.training().batchSize()).isBetween(16, 128);
            assertThat(job.name())
                    .contains("learningRate=", "batchSize=" + job.training().batchSize());
        });
        assertThat(drawn.stream()
                        .filter(job -> job.optimizer().learningRate() < 1e-3)
                        .count())
                .isBetween(1L, 7L);
        assertThat(jobs(SMALLEST + sweep.formatted(1))).isEqualTo(drawn);
        assertThat(jobs(SMALLEST + sweep.formatted(2))).isNotEqualTo(drawn);
    }

    @Test
    void listedValuesAreNotDrawnTwiceAsLongAsThereAreOthers() {
        var parameters = "training.batchSize: [1, 2, 3, 4, 5], training.epochs: [1, 2, 3, 4]";
        var listed = SMALLEST + "sweep: {type: random, runs: %d, parameters: {" + parameters + "}}";

        assertThat(jobs(listed.formatted(20))).extracting(TrainingJob::name).doesNotHaveDuplicates();
        assertThat(jobs(listed.formatted(7))).extracting(TrainingJob::name).doesNotHaveDuplicates();
        assertThat(jobs(SMALLEST + "sweep: {type: random, runs: 4, parameters: {training.epochs: [1, 2],"
                        + " optimizer.learningRate: {min: 0.1, max: 0.2}}}"))
                .extracting(job -> job.training().epochs())
                .containsOnly(1, 2)
                .satisfies(epochs ->
                        assertThat(epochs).filteredOn(each -> each == 1).hasSize(2));
    }

    @Test
    void whereNoOtherNumberIsLeftOneIsDrawnAgain() {
        assertThat(jobs(SMALLEST + "sweep: {type: random, runs: 5, parameters: {training.epochs:"
                        + " {min: 1, max: 2, whole: true}}}"))
                .extracting(job -> job.training().epochs())
                .hasSize(5)
                .contains(1, 2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            repeat: 0                           | repeat | [1, 100]
            repeat: many                        | repeat | whole number
            sweep: 3                            | sweep | type, cap, parameters
            sweep: {parameters: {training.epochs: [1]}} | sweep.type | grid, random
            sweep: {type: gird, parameters: {training.epochs: [1]}} | sweep.type | did you mean grid?
            sweep: {type: grid}                 | sweep.parameters | paths in the job
            sweep: {type: grid, parameters: {}} | sweep.parameters | paths in the job
            sweep: {type: grid, parameters: {training.epochs: 3}} | sweep.parameters.training.epochs | a list of values
            sweep: {type: grid, parameters: {training.epochs: []}} | sweep.parameters.training.epochs | a list of values
            sweep: {type: grid, parameters: {training.epochs: [1, 1]}} | sweep.parameters.training.epochs | different
            sweep: {type: grid, parameters: {training.epochs: {min: 1, max: 2}}} | sweep.parameters.training.epochs | a list of values
            sweep: {type: grid, parameters: {training..epochs: [1]}} | sweep.parameters.training..epochs | a path
            sweep: {type: grid, parameters: {name: [a, b]}} | sweep.parameters.name | is the same in all runs
            sweep: {type: grid, parameters: {optimizer: [{}], optimizer.l2: [0]}} | sweep.parameters.optimizer.l2 | overlaps
            sweep: {type: grid, runs: 3, parameters: {training.epochs: [1]}} | sweep.runs | not a field here
            sweep: {type: random, parameters: {training.epochs: [1]}} | sweep.runs | is required
            sweep: {type: random, runs: 3, parameters: {training.epochs: [1, 2]}} | sweep.runs | no more than 2
            sweep: {type: random, runs: 1001, parameters: {optimizer.l2: {min: 0, max: 1}}} | sweep.runs | [1, 1000]
            sweep: {type: random, runs: 101, parameters: {optimizer.l2: {min: 0, max: 1}}} | sweep.cap | makes 101 runs
            sweep: {type: random, runs: 3, parameters: {optimizer.l2: {min: 1, max: 0}}} | sweep.parameters.optimizer.l2.max | above min
            sweep: {type: random, runs: 3, parameters: {optimizer.l2: {min: 0, max: 1, scale: log}}} | sweep.parameters.optimizer.l2.min | (0, ∞)
            sweep: {type: random, runs: 3, parameters: {training.epochs: {min: 1.5, max: 3, whole: true}}} | sweep.parameters.training.epochs.min | whole number
            sweep: {type: random, runs: 3, parameters: {training.epochs: {min: 1}}} | sweep.parameters.training.epochs.max | is required
            sweep: {type: random, runs: 3, parameters: {training.epochs: {min: 1, max: 2, step: 1}}} | sweep.parameters.training.epochs.step | min, max
            sweep: {type: grid, cap: 1001, parameters: {training.epochs: [1]}} | sweep.cap | [1, 1000]
            """)
    void saysWhatIsWrong(String section, String field, String allowed) {
        assertThat(faults(SMALLEST + section)).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo(field);
            assertThat(fault.message()).contains(allowed);
        });
    }

    @Test
    void aSeedIsEitherSweptOrCountedUp() {
        assertThat(faults(SMALLEST + "repeat: 2\nsweep: {type: grid, parameters: {training.seed: [1, 2]}}"))
                .singleElement()
                .satisfies(fault -> assertThat(fault.field()).isEqualTo("sweep.parameters.training.seed"));
    }

    @Test
    void moreRunsThanTheCapAreAFaultThatNamesTheNumberAndTheRemedy() {
        var sizes = IntStream.rangeClosed(1, 30).boxed().toList();
        var grid = "repeat: 5\nsweep: {type: grid, cap: %d, parameters: {training.batchSize: " + sizes + "}}";

        assertThat(faults(SMALLEST + grid.formatted(149)))
                .singleElement()
                .hasToString("sweep.cap: the sweep makes 150 runs, each combination 5 times, and the cap is 149: give"
                        + " fewer values or repeats, draw some with type: random, or raise the cap, to 1000 at most,"
                        + " was 149");
        assertThat(jobs(SMALLEST + grid.formatted(150))).hasSize(150);
    }

    @Test
    void aGridWithoutEndIsNotBuilt() {
        var values = IntStream.range(0, 1000).boxed().toList();
        var parameters = IntStream.range(0, 12)
                .mapToObj(i -> "optimizer.p" + i + ": " + values)
                .toList();
        var sweep = "sweep: {type: grid, parameters: {" + String.join(", ", parameters) + "}}";

        assertThat(faults(SMALLEST + sweep)).extracting(Fault::field).containsExactly("sweep.cap");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            optimizer.lerningRate: [1, 2, 3]    | sweep.parameters.optimizer.lerningRate | did you mean learningRate?
            optimiser.learningRate: [1, 2, 3]   | sweep.parameters.optimiser.learningRate | did you mean optimizer?
            optimizer.learningRate: [1, 0, -1]  | sweep.parameters.optimizer.learningRate | (0, ∞)
            experiments.name: [1, 2]            | sweep.parameters.experiments.name | did you mean experiment?
            model.name: [1, 2]                  | sweep.parameters.model.name | leads nowhere
            "network.layers[3].linear": [1, 2]  | sweep.parameters.network.layers[3].linear | not a field here
            callbacks.earlyStopping.patience: [-1, -2] | sweep.parameters.callbacks.earlyStopping.patience | [0, 100000]
            """)
    void aPathThatLeadsAstrayIsToldOnceByItsPlaceInTheSweep(String parameter, String field, String message) {
        var faults = faults(SMALLEST + "model: m\nrepeat: 3\nsweep: {type: grid, parameters: {" + parameter + "}}");

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo(field);
            assertThat(fault.message()).contains(message);
        });
    }

    @Test
    void whatIsWrongWithTheJobItselfIsToldOnceBesideWhatIsWrongWithTheSweep() {
        var document = SMALLEST.replace("{name: digits}", "{name: digitz}") + "epochs: 3\n";

        assertThat(faults(document + "repeat: 9\nsweep: {type: grid, parameters: {" + RATES + "}}"))
                .extracting(Fault::field)
                .containsExactlyInAnyOrder("dataset.name", "epochs");
        assertThat(faults(document + "repeat: 0\nsweep: {type: grid, parameters: {training.epochs: 3}}"))
                .extracting(Fault::field)
                .containsExactlyInAnyOrder("repeat", "sweep.parameters.training.epochs", "dataset.name", "epochs");
    }

    @Test
    void aReaderOfOneJobSaysWhereSeveralAreTaken() {
        assertThat(ReadJobs.rejected(SMALLEST + "repeat: 3"))
                .singleElement()
                .satisfies(fault ->
                        assertThat(fault.toString()).startsWith("repeat: ").contains("cotejo train", "/api/v1/jobs"));
    }

    private static List<TrainingJob> jobs(String document) {
        return switch (Expansion.expand(parse(document))) {
            case Expansion.Result.Expanded(var documents) ->
                documents.stream()
                        .map(JsonNode::toString)
                        .map(ReadJobs::accepted)
                        .toList();
            case Expansion.Result.Rejected(var faults) -> throw new AssertionError(Fault.join(faults));
        };
    }

    private static List<Fault> faults(String document) {
        return switch (Expansion.expand(parse(document))) {
            case Expansion.Result.Expanded(var documents) -> throw new AssertionError("expanded to " + documents);
            case Expansion.Result.Rejected(var faults) -> faults;
        };
    }
}
