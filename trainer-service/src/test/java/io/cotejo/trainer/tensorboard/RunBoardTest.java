package io.cotejo.trainer.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.Evaluation;
import io.cotejo.events.RunId;
import io.cotejo.events.RunResults;
import io.cotejo.events.SamplePredictions;
import io.cotejo.events.SamplePredictions.Prediction;
import io.cotejo.events.Score;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.events.artifact.Safetensors.DataType;
import io.cotejo.events.artifact.Safetensors.Tensor;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.trainer.Jobs;
import io.cotejo.trainer.picture.Picture;
import io.cotejo.trainer.train.EpochReport;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.framework.Summary;
import org.tensorflow.util.Event;

class RunBoardTest {
    private static final RunId RUN = RunId.parse("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final Clock CLOCK = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    private static final List<String> CLASSES = List.of("cat", "dog");

    @TempDir
    private Path home;

    @Test
    void drawsTheCurvesAgainstTheEpoch() throws IOException {
        try (var board = open(job("all"))) {
            board.epoch(report(1, new Score(0.5, 0.75)), Map.of(), Map.of());
            board.epoch(report(2, new Score(0.25, 0.875)), Map.of(), Map.of());
        }

        var events = events();

        assertThat(ReadRecords.steps(events, "loss/validation")).containsExactly(1L, 2L);
        assertThat(scalars(events, "loss/validation")).containsExactly(0.5f, 0.25f);
        assertThat(scalars(events, "accuracy/validation")).containsExactly(0.75f, 0.875f);
        assertThat(scalars(events, "loss/train")).containsExactly(0.125f, 0.125f);
        assertThat(scalars(events, "learning_rate")).containsExactly(0.001f, 0.001f);
        assertThat(scalars(events, "images_per_second")).containsExactly(300f, 300f);
        assertThat(ReadRecords.values(events, "loss/test")).isEmpty();
    }

    @Test
    void showsHowWeightsAndGradientsAreSpread() throws IOException {
        try (var board = open(job("all"))) {
            board.epoch(report(1, new Score(1, 0)), weights(1, 2, 3), Map.of("1.weight", new float[] {-1, 0.5f}));
        }

        var events = events();

        var weights = ReadRecords.values(events, "weights/1.weight").getFirst().getHisto();
        assertThat(weights.getNum()).isEqualTo(3);
        assertThat(weights.getMax()).isEqualTo(3);
        var gradients =
                ReadRecords.values(events, "gradients/1.weight").getFirst().getHisto();
        assertThat(gradients.getMin()).isEqualTo(-1);
    }

    @Test
    void leavesHistogramsOutForAJobThatWantsScalars() throws IOException {
        try (var board = open(job("scalars"))) {
            board.epoch(report(1, new Score(1, 0)), weights(1), Map.of("1.weight", new float[] {1}));
        }

        assertThat(scalars(events(), "loss/train")).hasSize(1);
        assertThat(events())
                .flatExtracting(event -> event.getSummary().getValueList())
                .noneMatch(Summary.Value::hasHisto);
    }

    @Test
    void writesNothingForAJobThatWantsNothing() {
        try (var board = open(job("none"))) {
            board.epoch(report(1, new Score(1, 0)), Map.of(), Map.of());
            board.completed(results(), CLASSES);
        }

        assertThat(home).isEmptyDirectory();
    }

    @Test
    void tellsTheJobAsATextAndAsHyperparameters() throws IOException {
        open(job("all")).close();

        var text = ReadRecords.values(events(), "job").getFirst();
        var session =
                ReadRecords.values(events(), "_hparams_/session_start_info").getFirst();

        assertThat(text.getTensor().getStringVal(0).toString(StandardCharsets.UTF_8))
                .startsWith("```json")
                .contains("\"experiment\" : \"test\"");
        assertThat(session.getMetadata().getPluginData().getContent().toStringUtf8())
                .contains(RUN.toString(), "optimizer.learningRate");
    }

    @Test
    void endsWithTheBestEpochsFiguresAndConfusionMatrices() throws IOException {
        try (var board = open(job("all"))) {
            board.completed(results(), CLASSES);
        }

        var events = events();

        assertThat(scalars(events, "best/accuracy_test")).containsExactly(0.75f);
        assertThat(scalars(events, "best/loss_validation")).containsExactly(0.5f);
        assertThat(ReadRecords.steps(events, "confusion/test")).containsExactly(4L);
        var image = ReadRecords.values(events, "confusion/test").getFirst().getImage();
        assertThat(image.getWidth()).isGreaterThan(400);
        assertThat(ReadRecords.values(events, "confusion/train")).isEmpty();
        assertThat(ReadRecords.values(events, "_hparams_/session_end_info")).hasSize(1);
    }

    @Test
    void showsSamplesWhereThereAreAny() throws IOException {
        var png = new Picture(new BufferedImage(4, 4, BufferedImage.TYPE_BYTE_GRAY)).png();
        var prediction = new Prediction(
                0, 0, 1, 2.3, List.of(0.1, 0.9), Base64.getEncoder().encodeToString(png));
        try (var board = open(job("all"))) {
            board.samples(4, new SamplePredictions(CLASSES, List.of(), List.of(prediction)));
        }

        assertThat(ReadRecords.values(events(), "samples/first")).isEmpty();
        assertThat(ReadRecords.steps(events(), "samples/worst")).containsExactly(4L);
    }

    @Test
    void givesUpWithoutEndingTheRunWhereItCannotWrite() throws IOException {
        Files.writeString(home.resolve("runs"), "a file where the folder should be");

        try (var board = open(job("all"))) {
            board.epoch(report(1, new Score(1, 0)), Map.of(), Map.of());
            board.failed();
        }

        assertThat(home.resolve("runs")).isRegularFile();
    }

    @Test
    void keepsWhatItHasWhereAPictureCannotBeDrawn() throws IOException {
        try (var board = open(job("all"))) {
            board.epoch(report(1, new Score(1, 0)), Map.of(), Map.of());
            board.completed(results(), List.of("one name for two classes"));
        }

        assertThat(scalars(events(), "loss/train")).hasSize(1);
        assertThat(ReadRecords.values(events(), "_hparams_/session_end_info")).isEmpty();
    }

    private RunBoard open(TrainingJob job) {
        var board = new RunBoard(RUN, job);
        board.open(new ArtifactStore(home), 2, CLOCK);
        return board;
    }

    private List<Event> events() throws IOException {
        return ReadRecords.of(home.resolve("runs/" + RUN + "/attempt-2/tensorboard"));
    }

    private static List<Float> scalars(List<Event> events, String tag) {
        return ReadRecords.values(events, tag).stream()
                .map(Summary.Value::getSimpleValue)
                .toList();
    }

    private static TrainingJob job(String tensorBoard) {
        return Jobs.job("network: {type: mlp, hidden: [32]}\ncallbacks: {tensorBoard: " + tensorBoard + "}\n");
    }

    private static EpochReport report(int epoch, Score validation) {
        return new EpochReport(
                epoch,
                4,
                1e-3,
                new Score(0.125, 0.9),
                validation,
                null,
                validation.accuracy(),
                true,
                2,
                300,
                Instant.EPOCH);
    }

    private static RunResults results() {
        var evaluation = new Evaluation(new Score(0.5, 0.75), List.of(List.of(3, 1), List.of(1, 3)), null, null);
        return new RunResults(5, 4, null, null, evaluation, evaluation, 10, 300, "0".repeat(64), null, null);
    }

    private static Map<String, Tensor> weights(float... values) {
        var bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return Map.of("1.weight", new Tensor(DataType.F32, new long[] {values.length}, bytes));
    }
}
