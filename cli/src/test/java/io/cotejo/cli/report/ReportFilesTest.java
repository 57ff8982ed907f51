package io.cotejo.cli.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cotejo.cli.terminal.CommandFailedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportFilesTest {
    @TempDir
    private Path folder;

    @Test
    void aReportIsThreeFilesAndNothingElse() throws IOException {
        new ReportFiles(folder.resolve("a/b")).write(MadeUp.report("good"));

        try (var files = Files.list(folder.resolve("a/b"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("report.json", "report.md", "report.html");
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "");

        assertThatExceptionOfType(CommandFailedException.class)
                .isThrownBy(() -> new ReportFiles(file.resolve("below")))
                .withMessageContaining(file.toString())
                .withMessageContaining("--out DIR");
    }

    @Test
    void thePageIsWellFormedWhateverTheRunsAreCalled() throws Exception {
        var page = HtmlReport.of(MadeUp.report(MadeUp.HOSTILE));

        var parsed = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(
                        page.replace("<!DOCTYPE html>", "").getBytes(UTF_8)));

        assertThat(parsed.getElementsByTagName("script").getLength()).isZero();
        assertThat(parsed.getElementsByTagName("b").getLength())
                .isEqualTo(page.split("<b>", -1).length - 1)
                .isPositive();
        assertThat(page)
                .contains("&lt;script&gt;alert")
                .contains("&lt;b&gt;ship&lt;/b&gt;")
                .contains("&lt;NaN&gt;");
    }

    @Test
    void thePageNeedsNothingBesideItself() {
        assertThat(HtmlReport.of(MadeUp.report("good")))
                .doesNotContainPattern("src=\"(?!data:image/png;base64,)")
                .doesNotContain("<link", "@import", "url(");
    }

    @Test
    void thePageShowsEachFigureBesideOursAndLeadsToTheRuns() {
        assertThat(HtmlReport.of(MadeUp.report("good")))
                .contains("96.00 %", "96.00 ± 1.41 %", "97.50 ± 0.71 %", "▲ +1.50 pp")
                .contains("href=\"http://127.0.0.1:8081/?experiment=made-up&amp;run=" + MadeUp.id(2) + "\"")
                .contains("trained before this reproduction", "Trained for &lt;4&gt; epochs.")
                .contains("cat taken for dog", "Expected calibration error 1.20 %", "macro average")
                .contains("alt=\"test image 0, cat\"", "training.batchSize", "Any processor", "25,408");
    }

    @Test
    void classesThatTheEvaluationOnlyCountsHaveTheNamesOfThePredictions() {
        var named = MadeUp.trained(1, 42, 0.97);
        var numbered = new TrainedRun(
                MadeUp.numbered(named.details()), named.epochs(), named.predictions(), named.page(), named.origin());

        assertThat(numbered.classes(3)).isEqualTo(MadeUp.LABELS);
        assertThat(numbered.className("1")).isEqualTo("dog");
        assertThat(named.className("dog")).isEqualTo("dog");
    }

    @Test
    void markdownHoldsTheTables() {
        assertThat(MarkdownReport.of(MadeUp.report("good")))
                .contains("**Trained for \\<4\\> epochs.**")
                .contains("| good | test accuracy | 96.00 % | 96.00 ± 1.41 % | 97.50 ± 0.71 % | +1.50 pp | +1.50 pp |")
                .contains("| good | 42 | [%s](<http://127.0.0.1:8081/".formatted(MadeUp.id(1)))
                .contains("completed, trained before this reproduction from the same job, by code abc1234 |")
                .contains("| bad | 42 |", "failed: The loss is \\<NaN\\>.");
    }

    @Test
    void namesAreNoMarkdown() {
        assertThat(MarkdownReport.escape("a|b`c`<i>\n# [x](y) *z*"))
                .isEqualTo("a\\|b\\`c\\`\\<i\\> \\# \\[x\\](y) \\*z\\*");
        assertThat(MarkdownReport.of(MadeUp.report(MadeUp.HOSTILE)).lines())
                .filteredOn(line -> line.contains("alert") && !line.contains("http"))
                .allSatisfy(line -> assertThat(line).doesNotContainPattern("(?<!\\\\)<"));
    }

    @Test
    void jsonHoldsEveryFigureAndAllThatIsToldOfARun() {
        var json = MadeUp.json(ReportJson.of(MadeUp.report("good")));
        var run = json.at("/documents/0/runs/0");

        assertThat(json.path("command").asText()).isEqualTo("./cotejo reproduce made-up");
        assertThat(run.at("/figures/0/quantity").asText()).isEqualTo("test-accuracy");
        assertThat(run.at("/figures/0/ours").size()).isEqualTo(2);
        assertThat(run.at("/figures/0/mean").asDouble()).isEqualTo(0.975);
        assertThat(run.at("/figures/1/epoch").asInt()).isEqualTo(1);
        assertThat(run.at("/trained/0/runId").asText()).isEqualTo(MadeUp.id(1).toString());
        assertThat(run.at("/trained/0/epochDetails").size()).isEqualTo(4);
        assertThat(run.at("/trained/0/evaluation/test/confusion/0/1").asInt()).isEqualTo(8);
        assertThat(run.at("/trained/0/predictions/first/0/png").asText()).isNotEmpty();
        assertThat(json.at("/documents/0/runs/1/trained/0/reason").asText()).contains("<NaN>");
    }
}
