package io.cotejo.trainer.dataset;

import static io.cotejo.trainer.dataset.DatasetFiles.cifarBatch;
import static io.cotejo.trainer.dataset.DatasetFiles.gzip;
import static io.cotejo.trainer.dataset.DatasetFiles.tarEnd;
import static io.cotejo.trainer.dataset.DatasetFiles.tarEntry;
import static io.cotejo.trainer.dataset.DatasetFiles.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotejo.events.job.DatasetSpec;
import io.cotejo.events.job.Normalization;
import io.cotejo.events.job.ValidationSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CifarSourceTest {
    private static final DatasetSpec ALL =
            new DatasetSpec("cifar10", null, null, ValidationSpec.last(0), new Normalization.Unit(), null, null);

    @TempDir
    Path folder;

    @Test
    void readsTheFiveBatchesInOrderFromTheFolder() throws IOException {
        writeFolder();

        var dataset = load();

        assertThat(dataset.train().size()).isEqualTo(10);
        assertThat(dataset.train().shape()).isEqualTo(new ImageShape(3, 32, 32));
        assertThat(dataset.train().label(3)).isEqualTo(1);
        var pixels = dataset.train().pixels();
        assertThat(pixels.get(2 * 3072)).as("red of batch 2").isEqualTo((byte) 21);
        assertThat(pixels.get(9 * 3072 + 2048)).as("blue of batch 5").isEqualTo((byte) 53);
        assertThat(dataset.test().size()).isEqualTo(3);
        assertThat(dataset.classes()).startsWith("airplane").endsWith("truck");
    }

    @Test
    void readsTheArchiveLikeTheFolder() throws IOException {
        writeFolder();
        var unpacked = load().digest();
        var elsewhere = folder.resolve("packed");
        write(elsewhere.resolve("cifar-10-binary.tar.gz"), gzip(archive(), tarEnd()));

        assertThat(new Datasets(elsewhere).load(ALL).digest()).isEqualTo(unpacked);
    }

    @Test
    void missingFilesAreNamedWithTheFolderTheVariableAndThePlaceToGetThem() {
        assertThat(new Datasets(folder).available().getLast().available()).isFalse();
        assertThatThrownBy(this::load)
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("cifar-10-batches-bin")
                .hasMessageContaining(folder.toString())
                .hasMessageContaining("COTEJO_DATA")
                .hasMessageContaining("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz");
    }

    @Test
    void aBatchThatEndsWithinARecordIsRefusedByOffset() throws IOException {
        writeFolder();
        write(batches().resolve("data_batch_3.bin"), Arrays.copyOf(cifarBatch(2, 30), 5000));

        refused(
                "data_batch_3.bin has 5000 bytes, expected a multiple of 3073 (the last whole record ends at offset 3073)");
    }

    @Test
    void aBatchWithTooManyRecordsIsRefused() throws IOException {
        writeFolder();
        write(batches().resolve("data_batch_3.bin"), new byte[10_001 * 3073]);

        refused("data_batch_3.bin has 30733073 bytes, expected at most 30730000");
    }

    @Test
    void aLabelWithoutAClassIsRefusedByOffset() throws IOException {
        writeFolder();
        var batch = cifarBatch(2, 30);
        batch[3073] = 10;
        write(batches().resolve("test_batch.bin"), batch);

        refused("test_batch.bin has label 10 at offset 3073, allowed are 0 to 9");
    }

    @Test
    void anArchiveWithoutABatchIsRefused() throws IOException {
        writeArchive(gzip(tarEntry("cifar-10-batches-bin/data_batch_1.bin", cifarBatch(2, 10)), tarEnd()));

        refused("has no entry cifar-10-batches-bin/data_batch_2.bin");
    }

    @Test
    void anArchiveThatIsCutOffIsRefused() throws IOException {
        var whole = gzip(archive(), tarEnd());
        writeArchive(Arrays.copyOf(whole, whole.length / 2));

        refused("is cut off: its gzip stream breaks off after offset");
    }

    @Test
    void anArchiveWithoutItsEndIsRefused() throws IOException {
        writeArchive(gzip(archive()));

        refused("where 512 more bytes are needed");
    }

    @Test
    void aDamagedTarHeaderIsRefusedByOffset() throws IOException {
        var archive = archive();
        int second = tarEntry("x", cifarBatch(2, 0)).length;
        archive[second + 3] ^= 1;
        writeArchive(gzip(archive, tarEnd()));

        refused("has no valid tar header at offset " + second);
    }

    @Test
    void anEntryThatIsTooLargeIsRefusedBeforeItIsRead() throws IOException {
        writeArchive(gzip(tarEntry("cifar-10-batches-bin/data_batch_1.bin", new byte[30_730_001]), tarEnd()));

        refused("has an entry cifar-10-batches-bin/data_batch_1.bin of 30730001 bytes, allowed are 30730000");
    }

    private void refused(String message) {
        assertThatThrownBy(this::load)
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining(folder.toString())
                .hasMessageContaining(message);
    }

    private Dataset load() {
        return new Datasets(folder).load(ALL);
    }

    private Path batches() {
        return folder.resolve("cifar-10-batches-bin");
    }

    private void writeFolder() throws IOException {
        for (int i = 1; i <= 5; i++) {
            write(batches().resolve("data_batch_" + i + ".bin"), cifarBatch(2, 10 * i));
        }
        write(batches().resolve("test_batch.bin"), cifarBatch(3, 60));
    }

    private void writeArchive(byte[] content) throws IOException {
        write(folder.resolve("cifar-10-binary.tar.gz"), content);
    }

    private static byte[] archive() {
        var archive = new ByteArrayOutputStream();
        for (int i : new int[] {5, 2, 1, 4, 3}) {
            archive.writeBytes(tarEntry("cifar-10-batches-bin/data_batch_" + i + ".bin", cifarBatch(2, 10 * i)));
        }
        archive.writeBytes(tarEntry("cifar-10-batches-bin/readme.html", new byte[700]));
        archive.writeBytes(tarEntry("cifar-10-batches-bin/test_batch.bin", cifarBatch(3, 60)));
        return archive.toByteArray();
    }
}
