package io.cotejo.trainer.dataset;

import static io.cotejo.trainer.dataset.DatasetFiles.gzip;
import static io.cotejo.trainer.dataset.DatasetFiles.idxImages;
import static io.cotejo.trainer.dataset.DatasetFiles.idxLabels;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotejo.events.job.DatasetSpec;
import io.cotejo.events.job.Normalization;
import io.cotejo.events.job.ValidationSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxSourceTest {
    private static final DatasetSpec ALL =
            new DatasetSpec("mnist", null, null, ValidationSpec.last(0), new Normalization.Unit(), null, null);

    @TempDir
    Path folder;

    private Path mnist;

    @BeforeEach
    void writeWholeDataset() throws IOException {
        mnist = folder.resolve("mnist");
        write("train-images-idx3-ubyte", idxImages(20, 28, 28));
        write("train-labels-idx1-ubyte", idxLabels(20));
        write("t10k-images-idx3-ubyte", idxImages(10, 28, 28));
        write("t10k-labels-idx1-ubyte", idxLabels(10));
    }

    @Test
    void readsImagesAndLabelsInTheOrderOfTheFiles() {
        var dataset = load();

        assertThat(dataset.train().size()).isEqualTo(20);
        assertThat(dataset.test().size()).isEqualTo(10);
        assertThat(dataset.train().shape()).isEqualTo(new ImageShape(1, 28, 28));
        assertThat(dataset.train().label(13)).isEqualTo(3);
        assertThat(dataset.train().pixels().get(13 * 784)).isEqualTo((byte) 13);
        assertThat(dataset.classes()).hasSize(10).startsWith("0").endsWith("9");
    }

    @Test
    void readsGzippedFilesAndTheOtherSpellingOfTheNamesAlike() throws IOException {
        var raw = load().digest();
        Files.delete(mnist.resolve("train-images-idx3-ubyte"));
        Files.delete(mnist.resolve("t10k-labels-idx1-ubyte"));
        write("train-images-idx3-ubyte.gz", gzip(idxImages(20, 28, 28)));
        write("t10k-labels.idx1-ubyte", idxLabels(10));

        assertThat(load().digest()).isEqualTo(raw);
    }

    @Test
    void missingFilesAreNamedWithTheFolderTheVariableAndThePlaceToGetThem() throws IOException {
        Files.delete(mnist.resolve("t10k-images-idx3-ubyte"));

        assertThat(new Datasets(folder).available().get(1).available()).isFalse();
        assertThatThrownBy(this::load)
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("t10k-images-idx3-ubyte")
                .hasMessageContaining(mnist.toString())
                .hasMessageContaining("COTEJO_DATA")
                .hasMessageContaining("https://ossci-datasets.s3.amazonaws.com/mnist/");
    }

    @Test
    void aFileThatEndsTooSoonIsRefusedByOffset() throws IOException {
        write("train-images-idx3-ubyte", Arrays.copyOf(idxImages(20, 28, 28), 1000));

        refused("train-images-idx3-ubyte is too short: from offset 16 on it needs 15680 bytes, and it has 984");
    }

    @Test
    void aFileWithoutAWholeHeaderIsRefused() throws IOException {
        write("t10k-labels-idx1-ubyte", new byte[5]);

        refused("t10k-labels-idx1-ubyte is too short: from offset 0 on it needs 8 bytes, and it has 5");
    }

    @Test
    void aFileThatGoesOnIsRefused() throws IOException {
        write("train-images-idx3-ubyte", Arrays.copyOf(idxImages(20, 28, 28), 16 + 20 * 784 + 1));

        refused("train-images-idx3-ubyte goes on after offset 15696, where it should end");
    }

    @Test
    void anotherMagicNumberIsRefused() throws IOException {
        write("train-images-idx3-ubyte", idxLabels(20));

        refused("train-images-idx3-ubyte begins with 00000801 at offset 0, expected 00000803");
    }

    @Test
    void anotherImageSizeIsRefusedWithWhatWasSeen() throws IOException {
        write("train-images-idx3-ubyte", idxImages(20, 32, 30));

        refused("says at offset 8 that its images have 32×30 pixels, expected 28×28");
    }

    @Test
    void anAbsurdCountIsRefusedBeforeMemoryIsTaken() throws IOException {
        var file = idxLabels(20);
        Arrays.fill(file, 4, 8, (byte) 0xff);
        write("train-labels-idx1-ubyte", file);

        refused("says at offset 4 that it has 4294967295 entries, allowed are 1 to 1000000");
    }

    @Test
    void anotherNumberOfLabelsThanImagesIsRefused() throws IOException {
        write("train-labels-idx1-ubyte", idxLabels(19));

        refused("has 20 images, but");
    }

    @Test
    void aLabelWithoutAClassIsRefused() throws IOException {
        var file = idxLabels(20);
        file[8 + 7] = 10;
        write("train-labels-idx1-ubyte", file);

        refused("has label 10 at offset 15, allowed are 0 to 9");
    }

    @Test
    void aGzipStreamThatBreaksOffIsRefused() throws IOException {
        var whole = gzip(idxImages(20, 28, 28));
        Files.delete(mnist.resolve("train-images-idx3-ubyte"));
        write("train-images-idx3-ubyte.gz", Arrays.copyOf(whole, whole.length / 2));

        refused("train-images-idx3-ubyte.gz is cut off: its gzip stream breaks off after offset");
    }

    @Test
    void aGzipStreamWithAChangedByteIsRefused() throws IOException {
        var file = gzip(idxImages(20, 28, 28));
        file[file.length - 6] ^= 1; // of the checksum
        Files.delete(mnist.resolve("train-images-idx3-ubyte"));
        write("train-images-idx3-ubyte.gz", file);

        refused("train-images-idx3-ubyte.gz is damaged");
    }

    @Test
    void aFileThatIsNoGzipThoughItsNameSaysSoIsRefused() throws IOException {
        Files.delete(mnist.resolve("train-images-idx3-ubyte"));
        write("train-images-idx3-ubyte.gz", "<html>404</html>".getBytes(US_ASCII));

        refused("train-images-idx3-ubyte.gz is no whole gzip file");
    }

    private void refused(String message) {
        assertThatThrownBy(this::load)
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(mnist.toString())
                .hasMessageContaining(message);
    }

    private Dataset load() {
        return new Datasets(folder).load(ALL);
    }

    private void write(String name, byte[] content) throws IOException {
        DatasetFiles.write(mnist.resolve(name), content);
    }
}
