package io.cotejo.cli.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.cotejo.cli.terminal.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobFilesTest {
    private static final String JOB = """
            experiment: e
            name: %s
            dataset: {name: digits}
            network: {type: preset, name: cnn}
            """;

    @TempDir
    private Path folder;

    @Test
    void readsAllDocumentsOfAllFilesInOrder() throws IOException {
        var first = write("first.yaml", JOB.formatted("a") + "---\n" + JOB.formatted("b"));
        var second = write("second.yaml", JOB.formatted("c"));

        var documents = JobFiles.read(List.of(first, second), List.of(Setting.parse("training.epochs=7")));

        assertThat(documents).extracting(document -> document.job().name()).containsExactly("a", "b", "c");
        assertThat(documents)
                .allSatisfy(document ->
                        assertThat(document.job().training().epochs()).isEqualTo(7));
    }

    @Test
    void aJobWithRepeatOrSweepBecomesSeveralRunsAfterTheSettingsAreMade() throws IOException {
        var file = write(
                "jobs.yaml",
                JOB.formatted("a") + "---\n" + JOB.formatted("b")
                        + "sweep: {type: grid, parameters: {training.batchSize: [32, 64]}}\n");
        var settings = List.of(Setting.parse("repeat=2"), Setting.parse("training.seed=7"));

        var documents = JobFiles.read(List.of(file), settings);

        assertThat(documents)
                .extracting(document ->
                        document.job().name() + " " + document.job().training().seed())
                .containsExactly(
                        "a 7", "a 8", "b batchSize=32 7", "b batchSize=32 8", "b batchSize=64 7", "b batchSize=64 8");
        assertThat(documents.getLast().place()).isEqualTo(file + ", document 2");
        assertThat(documents)
                .noneMatch(document ->
                        document.json().has("repeat") || document.json().has("sweep"));
    }

    @Test
    void tellsTheFaultsOfASweepOnce() throws IOException {
        var file = write(
                "sweep.yaml",
                JOB.formatted("a") + "sweep: {type: grid, parameters: {optimizer.learnRate: [1, 2, 3]}}\n");

        assertThatExceptionOfType(CommandFailedException.class)
                .isThrownBy(() -> JobFiles.read(List.of(file)))
                .withMessageMatching("(?s)Nothing was submitted:\n[^\n]*sweep.parameters.optimizer.learnRate[^\n]*");
    }

    @Test
    void tellsEveryFaultWithFileAndDocument() throws IOException {
        var file = write(
                "jobs.yaml", JOB.formatted("a") + "trainin: {}\n---\n" + JOB.formatted("b") + "---\nexperiment: e\n");
        var missing = folder.resolve("missing.yaml");

        assertThatExceptionOfType(CommandFailedException.class)
                .isThrownBy(() -> JobFiles.read(List.of(file, missing), List.of(Setting.parse("training.epochs=0"))))
                .withMessageContaining("Nothing was submitted")
                .withMessageContaining(file + ", document 1: trainin: is not a field here (did you mean training?)")
                .withMessageContaining(file + ", document 2: training.epochs: must be a whole number")
                .withMessageContaining(file + ", document 3: name: is required")
                .withMessageContaining(missing + ": there is no such file");
    }

    @Test
    void tellsWhereAFileIsNotYaml() throws IOException {
        var file = write("broken.yaml", "experiment: [\n");

        assertThatExceptionOfType(CommandFailedException.class)
                .isThrownBy(() -> JobFiles.read(List.of(file)))
                .withMessageContaining(file + " is neither YAML nor JSON at line");
    }

    @ParameterizedTest
    @CsvSource({
        "demo.yaml, 4",
        "mnist-architectures.yaml, 4",
        "mnist-dense.yaml, 1",
        "mnist-mlp-lightning.yaml, 4",
        "mnist-simple-cnn.yaml, 1"
    })
    void theReferenceJobsHoldNoFaults(String file, int jobs) {
        assertThat(JobFiles.read(List.of(Path.of("../jobs", file)))).hasSize(jobs);
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
