package io.cotejo.metrics.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cotejo.events.RunId;
import io.cotejo.metrics.run.Outcome;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final String CSV_HEAD =
            "name,network,parameters,test accuracy,test loss,best epoch,training seconds,images/s\r\n";
    private static final String MARKDOWN_HEAD = """
            | name | network | parameters | test accuracy | test loss | best epoch | training seconds | images/s |
            | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |
            """;

    private static final List<ComparedRun> RUNS = List.of(run(1, "a", 0.9), run(2, "b", 0.7), run(3, "a", 0.8));
    private static final Comparison REPEATED = comparison(RUNS.toArray(ComparedRun[]::new));

    @Test
    void csvHasARowForEachRun() {
        assertThat(ComparisonCsv.write(comparison(run(1, "a, \"b\"", 0.98765), run(2, "c", null))))
                .isEqualTo(CSV_HEAD
                        + "\"a, \"\"b\"\"\",mlp-32,1234,0.9877,0.1000,2,5.0,4000\r\n"
                        + "c,mlp-32,1234,,0.1000,2,5.0,4000\r\n");
    }

    @Test
    void csvHoldsNoFormulas() {
        var rows = comparison(run(1, "=1+1", 0.5), run(2, "@SUM(A1)", 0.5), run(3, "-2", 0.5));

        assertThat(ComparisonCsv.write(rows).lines().skip(1))
                .extracting(line -> line.substring(0, line.indexOf(",mlp-32")))
                .containsExactly("\"'=1+1\"", "\"'@SUM(A1)\"", "\"'-2\"");
    }

    @Test
    void markdownEscapesWhatIsActive() {
        assertThat(ComparisonMarkdown.write(comparison(run(1, "<script>|a*b", 0.5))))
                .isEqualTo(MARKDOWN_HEAD
                        + "| \\<script\\>\\|a\\*b | mlp-32 | 1234 | 0.5000 | 0.1000 | 2 | 5.0 | 4000 |\n");
    }

    @Test
    void theBestIsNamedForEachFigure() {
        var comparison = comparison(run(1, "a", null), run(2, "b", 0.8), run(3, "c", 0.9));

        assertThat(comparison.best())
                .containsEntry("testAccuracy", id(3))
                .containsEntry("parameters", id(1))
                .doesNotContainKey("multiplyAdds");
    }

    @Test
    void csvTellsMeansInFurtherColumnsWhereARunWasRepeated() {
        assertThat(ComparisonCsv.write(REPEATED).lines())
                .containsExactly(
                        CSV_HEAD.strip()
                                + ",seed,runs,test accuracy n,test accuracy mean,test accuracy std"
                                + ",test loss n,test loss mean,test loss std",
                        "a,mlp-32,1234,0.9000,0.1000,2,5.0,4000,1,2,2,0.8500,0.0707,2,0.1000,0.0000",
                        "b,mlp-32,1234,0.7000,0.1000,2,5.0,4000,2,1,1,0.7000,,1,0.1000,",
                        "a,mlp-32,1234,0.8000,0.1000,2,5.0,4000,3,2,2,0.8500,0.0707,2,0.1000,0.0000");
    }

    @Test
    void markdownTellsMeansInASecondTableWhereARunWasRepeated() {
        assertThat(ComparisonMarkdown.write(REPEATED)).startsWith(MARKDOWN_HEAD).endsWith("""

                        Mean ± standard deviation over seeds:

                        | name | network | runs | test accuracy | test loss | validation accuracy | training seconds | images/s |
                        | --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |
                        | a | mlp-32 | 2 | 0.8500 ± 0.0707 | 0.1000 ± 0.0000 |  | 5.0 ± 0.0 | 4000 ± 0 |
                        | b | mlp-32 | 1 | 0.7000 | 0.1000 |  | 5.0 | 4000 |
                        """);
    }

    @Test
    void aGroupIsOfAllItsRunsAlsoOfThoseThatAreNotListed() {
        var listed = run(1, "a", 0.9);
        var all = List.of(outcome(listed), outcome(run(2, "a", 0.5)), outcome(run(3, "a", 0.1)));

        var comparison = Comparison.of(List.of(listed), Map.of(), all);

        assertThat(comparison.groupOf(listed).runs()).containsExactly(id(1), id(2), id(3));
        assertThat(comparison.groupOf(listed).testAccuracy())
                .satisfies(spread -> assertThat(spread.mean()).isCloseTo(0.5, within(1e-9)));
    }

    @Test
    void runsWhoseJobsAreNotKnownAreEachAGroupOfTheirOwn() {
        var nameless = new Outcome(id(7), null, null, null, null, null, null, null, null, null, null);
        var another = new Outcome(id(8), null, null, null, null, null, null, null, null, null, null);

        assertThat(RunGroup.all(List.of(nameless, another))).hasSize(2);
    }

    @Test
    void aMeanOverFewerRunsThanTheGroupHasSaysSo() {
        var comparison = comparison(run(1, "a", 0.9), run(2, "a", 0.8), run(3, "a", null));

        assertThat(ComparisonMarkdown.write(comparison))
                .contains("| a | mlp-32 | 3 | 0.8500 ± 0.0707 \\(2 of 3\\) | 0.1000 ± 0.0000 |");
        assertThat(ComparisonCsv.write(comparison)).contains(",3,3,2,0.8500,0.0707,3,0.1000,0.0000\r\n");
    }

    private static Comparison comparison(ComparedRun... runs) {
        return Comparison.of(
                List.of(runs),
                Map.of(),
                Arrays.stream(runs).map(ComparisonTest::outcome).toList());
    }

    /** Runs of one name are repeats of each other. */
    private static Outcome outcome(ComparedRun run) {
        return new Outcome(
                run.runId(),
                run.name(),
                run.network(),
                run.parameters(),
                run.seed(),
                run.testAccuracy(),
                run.testLoss(),
                null,
                run.trainingSeconds(),
                run.imagesPerSecond(),
                run.name());
    }

    private static ComparedRun run(int number, String name, @Nullable Double accuracy) {
        return new ComparedRun(
                id(number),
                name,
                "mlp-32",
                "completed",
                (long) number,
                1234L,
                null,
                accuracy,
                0.1,
                2,
                null,
                null,
                null,
                5.0,
                4000.0,
                List.of(),
                List.of());
    }

    private static RunId id(int number) {
        return new RunId(new UUID(0, number));
    }
}
