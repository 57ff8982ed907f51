package io.cotejo.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.events.job.DatasetSpec;
import io.cotejo.events.job.Normalization;
import io.cotejo.events.job.ValidationSpec;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Runs where COTEJO_DATA names a folder with the real files. */
class RealFilesTest {
    private static final @Nullable String DATA = System.getenv("COTEJO_DATA");

    @Test
    void mnistIsReadByteForByte() {
        var mnist = load("mnist");

        assertThat(idx(mnist.train(), 3)).isEqualTo("ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db");
        assertThat(idx(mnist.train(), 1)).isEqualTo("65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5");
        assertThat(idx(mnist.test(), 3)).isEqualTo("0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7");
        assertThat(idx(mnist.test(), 1)).isEqualTo("ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");
    }

    @Test
    void cifarHasFiveThousandTrainingImagesOfEveryClass() {
        var cifar = load("cifar10");

        assertThat(cifar.train().size()).isEqualTo(50_000);
        assertThat(cifar.test().size()).isEqualTo(10_000);
        var counts = new int[10];
        for (int i = 0; i < 50_000; i++) {
            counts[cifar.train().label(i)]++;
        }
        assertThat(counts).containsOnly(5_000);
    }

    private static Dataset load(String name) {
        assumeThat(DATA)
                .as("COTEJO_DATA names the folder with the public datasets")
                .isNotNull();
        var datasets = new Datasets(Path.of(String.valueOf(DATA)));
        assumeThat(datasets.available())
                .as("%s: what the message of `cotejo train` says must be put into %s", name, DATA)
                .anyMatch(each -> each.available() && each.description().name().equals(name));
        return datasets.load(
                new DatasetSpec(name, null, null, ValidationSpec.last(0), new Normalization.Unit(), null, null));
    }

    /** SHA-256 of the images or labels as an uncompressed IDX file. */
    private static String idx(ImageSet images, int dimensions) {
        var content = dimensions == 1 ? images.labels() : images.pixels();
        var file = ByteBuffer.allocate(4 + 4 * dimensions + content.remaining());
        file.putInt(0x800 + dimensions).putInt(images.size());
        if (dimensions == 3) {
            file.putInt(28).putInt(28);
        }
        return ArtifactStore.sha256(file.put(content).flip());
    }
}
