package io.cotejo.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.CheckpointSaved;
import io.cotejo.events.RunId;
import io.cotejo.events.Score;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.events.job.CallbacksSpec.ModelCheckpoint;
import io.cotejo.events.job.Mode;
import io.cotejo.events.job.Monitor;
import io.cotejo.trainer.checkpoint.CheckpointContent;
import io.cotejo.trainer.checkpoint.CheckpointHeader;
import io.cotejo.trainer.train.EpochReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFilesTest {
    private static final RunId RUN = RunId.parse("01941f29-7c00-7000-8000-000000000001");
    private static final ModelCheckpoint EACH_THIRD_AND_BEST_TWO =
            new ModelCheckpoint(Monitor.TRAIN_LOSS, Mode.MIN, 3, 2);

    @TempDir
    private Path folder;

    private ArtifactStore store = new ArtifactStore(Path.of("."));
    private @Nullable CheckpointSaved published;

    @BeforeEach
    void open() {
        store = new ArtifactStore(folder);
    }

    @Test
    void keepsTheLastAndTheBestWhereTheJobWantsNoMore() throws IOException {
        var files = new CheckpointFiles(store, null, RUN, 1);

        publish(files, 1, 1, 0.5);
        publish(files, 2, 2, 0.4);
        publish(files, 3, 2, 0.6);

        assertThat(stored()).containsExactly("attempt-1/epoch-0002.safetensors", "attempt-1/epoch-0003.safetensors");
        assertThat(published).extracting(CheckpointSaved::kept).isEqualTo(List.of());
    }

    @Test
    void keepsBesideThemWhatTheJobWants() throws IOException {
        var files = files(1);

        publish(files, 1, 1, 0.5);
        publish(files, 2, 1, 0.4);
        publish(files, 3, 1, 0.6);
        publish(files, 4, 1, 0.3);
        publish(files, 5, 1, 0.7);

        assertThat(stored())
                .containsExactly(
                        "attempt-1/epoch-0001.safetensors", // the best by the job's figure
                        "attempt-1/epoch-0002.safetensors", // one of the best two
                        "attempt-1/epoch-0003.safetensors", // the third
                        "attempt-1/epoch-0004.safetensors", // one of the best two
                        "attempt-1/epoch-0005.safetensors"); // the last
        assertThat(keptEpochs()).containsExactly(2, 3, 4);
    }

    @Test
    void anAttemptAfterAKillGoesOnWithWhatWasKept() throws IOException {
        var first = files(1);
        publish(first, 1, 1, 0.5);
        publish(first, 2, 1, 0.4);
        first.save(report(3, 0.1), content(3, 3), Instant.EPOCH); // killed before this is published
        Files.writeString(folder.resolve("runs/" + RUN + "/attempt-1/.epoch-0004.safetensors123.tmp"), "half");
        Files.writeString(folder.resolve("runs/" + RUN + "/attempt-1/model.onnx"), "not a checkpoint");

        var second = files(2);
        var point = second.load(published).orElseThrow();

        assertThat(point.last().header().epoch()).isEqualTo(2);
        assertThat(point.best().header().epoch()).isEqualTo(1);
        assertThat(stored())
                .containsExactly(
                        "attempt-1/epoch-0001.safetensors", "attempt-1/epoch-0002.safetensors", "attempt-1/model.onnx");
        publish(second, 3, 3, 0.45);
        assertThat(keptEpochs()).containsExactly(2, 3);
        assertThat(stored())
                .containsExactly(
                        "attempt-1/epoch-0002.safetensors", "attempt-1/model.onnx", "attempt-2/epoch-0003.safetensors");
    }

    @Test
    void anAttemptAfterAKillDeletesWhatTheOneBeforeHadNoTimeTo() throws IOException {
        var first = files(1);
        publish(first, 1, 1, 0.5);
        publish(first, 2, 2, 0.4);
        published = first.save(report(3, 0.3), content(3, 3), Instant.EPOCH); // and killed before it could prune

        files(2).load(published);

        assertThat(stored()).containsExactly("attempt-1/epoch-0002.safetensors", "attempt-1/epoch-0003.safetensors");
    }

    @Test
    void whatCannotBeReadIsReplacedByARunThatBeginsAnew() throws IOException {
        publish(files(1), 1, 1, 0.5);
        Files.writeString(folder.resolve("runs/" + RUN + "/attempt-1/epoch-0001.safetensors"), "broken");

        var second = files(2);
        assertThat(second.load(published)).isEmpty();
        publish(second, 1, 1, 0.5);

        assertThat(stored()).containsExactly("attempt-2/epoch-0001.safetensors");
        assertThat(keptEpochs()).containsExactly(1);
    }

    @Test
    void anAttemptThatFindsNoEventLeavesNoFileOfTheOneBefore() throws IOException {
        files(1).save(report(1, 0.5), content(1, 1), Instant.EPOCH);

        assertThat(files(2).load(null)).isEmpty();

        assertThat(stored()).isEmpty();
    }

    private CheckpointFiles files(int attempt) {
        return new CheckpointFiles(store, EACH_THIRD_AND_BEST_TWO, RUN, attempt);
    }

    private void publish(CheckpointFiles files, int epoch, int bestEpoch, double loss) {
        published = files.save(report(epoch, loss), content(epoch, bestEpoch), Instant.EPOCH);
        files.prune(published);
    }

    private List<Integer> keptEpochs() {
        return published == null || published.kept() == null
                ? List.of()
                : published.kept().stream().map(CheckpointSaved.Kept::epoch).toList();
    }

    private List<String> stored() throws IOException {
        var run = folder.resolve("runs/" + RUN);
        try (var files = Files.walk(run)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> run.relativize(file).toString())
                    .sorted()
                    .toList();
        }
    }

    private static EpochReport report(int epoch, double loss) {
        var score = new Score(loss, 0.5);
        return new EpochReport(epoch, 9, 0.1, score, null, score, loss, false, 1, 1, Instant.EPOCH);
    }

    private static CheckpointContent content(int epoch, int bestEpoch) {
        var header = new CheckpointHeader("0".repeat(64), epoch, bestEpoch, 0.5, 0.1, epoch, 1);
        return new CheckpointContent(header, Map.of(), Map.of(), Map.of());
    }
}
