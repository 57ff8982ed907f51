package io.cotejo.trainer.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotejo.trainer.picture.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.framework.DataType;
import org.tensorflow.util.SessionLog;

class EventFileTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-01T12:00:00.250Z"), ZoneOffset.UTC);

    @TempDir
    private Path home;

    private Path folder;

    @BeforeEach
    void choosesAFolderThatIsNotThereYet() {
        folder = home.resolve("attempt-1/tensorboard");
    }

    @Test
    void beginsWithItsVersionAndTheStartOfASession() throws IOException {
        EventFile.create(folder, CLOCK).close();

        var events = ReadRecords.of(folder);

        assertThat(ReadRecords.file(folder).getFileName()).hasToString("events.out.tfevents.1793534400.cotejo");
        assertThat(events).hasSize(2);
        assertThat(events.getFirst().getFileVersion()).isEqualTo("brain.Event:2");
        assertThat(events.getFirst().getWallTime()).isEqualTo(1793534400.25);
        assertThat(events.getLast().getSessionLog().getStatus()).isEqualTo(SessionLog.SessionStatus.START);
    }

    @Test
    void holdsScalarsByTagAndStep() throws IOException {
        try (var file = EventFile.create(folder, CLOCK)) {
            file.scalar("loss/train", 1, 0.5);
            file.scalar("loss/train", 2, Double.NaN);
            file.scalar("loss/train", 300, -1e-3);
        }

        var events = ReadRecords.of(folder);

        assertThat(ReadRecords.steps(events, "loss/train")).containsExactly(1L, 2L, 300L);
        assertThat(ReadRecords.values(events, "loss/train"))
                .extracting(value -> value.getSimpleValue())
                .containsExactly(0.5f, Float.NaN, -1e-3f);
    }

    @Test
    void losesNothingButTheRecordThatWasCutShort() throws IOException {
        try (var file = EventFile.create(folder, CLOCK)) {
            file.scalar("loss/train", 1, 0.5);
            file.scalar("loss/train", 2, 0.4);
        }
        var whole = Files.readAllBytes(ReadRecords.file(folder));

        for (int cut = 1; cut < 20; cut++) {
            var events = ReadRecords.in(Arrays.copyOf(whole, whole.length - cut));

            assertThat(ReadRecords.steps(events, "loss/train")).containsExactly(1L);
        }
    }

    @Test
    void isOnTheDiskBeforeItIsClosed() throws IOException {
        try (var file = EventFile.create(folder, CLOCK)) {
            file.scalar("loss/train", 1, 0.5);
            file.flush();

            assertThat(ReadRecords.steps(ReadRecords.of(folder), "loss/train")).containsExactly(1L);
        }
    }

    @Test
    void neverWritesOverAnotherFile() throws IOException {
        EventFile.create(folder, CLOCK).close();
        var before = Files.readAllBytes(ReadRecords.file(folder));

        assertThatThrownBy(() -> EventFile.create(folder, CLOCK))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("events.out.tfevents");
        assertThat(Files.readAllBytes(ReadRecords.file(folder))).isEqualTo(before);
    }

    @Test
    void leavesOutOfAHistogramWhatIsNoNumberAndCountsIt() throws IOException {
        try (var file = EventFile.create(folder, CLOCK)) {
            file.histogram("weights/0", 1, FloatBuffer.wrap(new float[] {1, Float.NaN, 2}));
            file.histogram("weights/1", 1, FloatBuffer.wrap(new float[] {Float.NEGATIVE_INFINITY}));
            file.histogram("weights/2", 1, FloatBuffer.wrap(new float[] {3}));
        }

        var events = ReadRecords.of(folder);

        var histogram = ReadRecords.values(events, "weights/0").getFirst().getHisto();
        assertThat(histogram.getNum()).isEqualTo(2);
        assertThat(histogram.getSum()).isEqualTo(3);
        assertThat(ReadRecords.values(events, "weights/0/not_finite").getFirst().getSimpleValue())
                .isEqualTo(1);
        assertThat(ReadRecords.values(events, "weights/1")).isEmpty();
        assertThat(ReadRecords.values(events, "weights/1/not_finite")).hasSize(1);
        assertThat(ReadRecords.values(events, "weights/2/not_finite")).isEmpty();
    }

    @Test
    void holdsImagesAsTheyWere() throws IOException {
        var picture = new Picture(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB));
        try (var file = EventFile.create(folder, CLOCK)) {
            file.image("samples/first", 3, picture.width(), picture.height(), picture.png());
        }

        var image = ReadRecords.values(ReadRecords.of(folder), "samples/first")
                .getFirst()
                .getImage();

        var read = ImageIO.read(
                new ByteArrayInputStream(image.getEncodedImageString().toByteArray()));
        assertThat(image.getWidth()).isEqualTo(40).isEqualTo(read.getWidth());
        assertThat(image.getHeight()).isEqualTo(30).isEqualTo(read.getHeight());
        assertThat(image.getColorspace()).isEqualTo(3);
    }

    @Test
    void holdsTextsForTheTextPlugin() throws IOException {
        try (var file = EventFile.create(folder, CLOCK)) {
            file.text("job", 0, "**größer** als");
        }

        var value = ReadRecords.values(ReadRecords.of(folder), "job").getFirst();

        assertThat(value.getMetadata().getPluginData().getPluginName()).isEqualTo("text");
        assertThat(value.getTensor().getDtype()).isEqualTo(DataType.DT_STRING);
        assertThat(value.getTensor().getStringVal(0).toString(StandardCharsets.UTF_8))
                .isEqualTo("**größer** als");
    }
}
