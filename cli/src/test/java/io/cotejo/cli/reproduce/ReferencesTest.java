package io.cotejo.cli.reproduce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cotejo.cli.report.PublishedRun;
import io.cotejo.cli.terminal.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReferencesTest {
    private static final Path JOBS = Path.of("..", "jobs");
    private static final String JOB =
            "{experiment: e, name: a, dataset: {name: digits}, network: {type: preset, name: cnn}}";

    @TempDir
    private Path folder;

    @Test
    void everyPublishedRunHasItsJobAndEveryJobItsFigures() throws IOException {
        var references = References.in(JOBS).all(); // which requires the runs of each to be those of its job file

        assertThat(references)
                .hasSize(5)
                .allSatisfy(reference -> assertThat(reference.document().runs())
                        .allSatisfy(run -> assertThat(run.figures()).isNotEmpty()));
        try (var files = Files.list(JOBS)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsAll(references.stream()
                            .map(reference -> reference.document().experiment() + ".yaml")
                            .toList())
                    .hasSize(references.size() + 2); // the demo, and the published figures
        }
    }

    @Test
    void withoutNamesAllAreChosenAndRunsNarrowThem() {
        var references = References.in(JOBS);

        assertThat(references.select(List.of(), List.of())).isEqualTo(references.all());
        assertThat(references.select(
                        List.of("mnist-dense", "mnist-architectures"), List.of("dense-512", "MLP", "TinyCNN")))
                .extracting(reference -> reference.document().runs().stream()
                        .map(PublishedRun::name)
                        .toList())
                .containsExactly(List.of("MLP", "TinyCNN"), List.of("dense-512"));
    }

    @Test
    void whatThereIsNotIsNamedBesideWhatThereIs() {
        var references = References.in(JOBS);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> references.select(List.of("mnist-dens"), List.of()))
                .withMessageContaining("mnist-dens;")
                .withMessageContaining("mnist-dense");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> references.select(List.of("mnist-dense"), List.of("MLP")))
                .withMessage("there is no run MLP; there are dense-512");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatExceptionOfType(CommandFailedException.class)
                .isThrownBy(() -> References.in(folder))
                .withMessageContaining(folder.resolve("published.yaml").toString());
    }

    @Test
    void aMisspeltFieldIsNoSilence() throws IOException {
        write(
                "{experiment: e, title: t, about: a, runs: [{name: a, figures: [{quantity: test-accuracy, publishd: 1}]}]}");

        assertThatExceptionOfType(CommandFailedException.class)
                .isThrownBy(() -> References.in(folder))
                .withMessageContaining("publishd");
    }

    @Test
    void runsOfThePublishedFiguresMustBeThoseOfTheJobs() throws IOException {
        write("{experiment: e, title: t, about: a, runs: [{name: b, figures: []}]}");

        assertThatExceptionOfType(CommandFailedException.class)
                .isThrownBy(() -> References.in(folder))
                .withMessageContaining("[a], were [b]");
    }

    @Test
    void repeatsDifferInTheSeedOnly() {
        var dense =
                References.in(JOBS).select(List.of("mnist-dense"), List.of()).getFirst();

        var jobs = new Repeats(2, 3).of(dense.jobs().getFirst());

        assertThat(jobs).extracting(job -> job.job().training().seed()).containsExactly(42L, 43L, 44L);
        assertThat(jobs).extracting(job -> job.job().training().epochs()).containsOnly(2);
        assertThat(jobs).extracting(job -> job.job().training().batchSize()).containsOnly(128);
        assertThat(new Repeats(null, 1).of(dense.jobs().getFirst()))
                .extracting(job -> job.job())
                .containsExactly(dense.jobs().getFirst().job());
    }

    private void write(String published) throws IOException {
        Files.writeString(folder.resolve("published.yaml"), published);
        Files.writeString(folder.resolve("e.yaml"), JOB);
    }
}
