package io.cotejo.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.BadRequestException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetResourceTest {
    @TempDir
    Path folder;

    @Test
    void listsEveryDatasetWithItsShapeAndPlace() {
        var listing = new DatasetResource(new Datasets(folder)).list().datasets();

        assertThat(listing)
                .extracting(DatasetResource.Entry::name)
                .containsExactly("digits", "mnist", "fashion-mnist", "kmnist", "cifar10");
        assertThat(listing.getFirst().available()).isTrue();
        assertThat(listing.getFirst().where()).isEqualTo("generated");
        assertThat(listing.get(1).available()).isFalse();
        assertThat(listing.get(1).where()).isEqualTo(folder.resolve("mnist").toString());
        assertThat(listing.getLast())
                .returns(3, DatasetResource.Entry::channels)
                .returns(32, DatasetResource.Entry::height);
    }

    @Test
    void listsFoldersOfPicturesWithTheirClassesAndWhatIsWrongWithThem() throws IOException {
        PictureFolderFiles.darkAndLight(folder.resolve("shades"), 3, 1);
        DatasetFiles.write(folder.resolve("shades/train/dark/notes.txt"), new byte[0]);
        DatasetFiles.write(folder.resolve("broken/train/a/1.png"), new byte[0]);
        DatasetFiles.write(folder.resolve("broken/test/b/1.png"), new byte[0]);

        var folders = new DatasetResource(new Datasets(folder)).list().folders();

        assertThat(folders).extracting(DatasetResource.Folder::name).containsExactly("broken", "shades");
        assertThat(folders.getFirst().available()).isFalse();
        assertThat(folders.getFirst().faults()).hasSize(2);
        assertThat(folders.getLast())
                .isEqualTo(new DatasetResource.Folder("shades", true, List.of("dark", "light"), 6, 2, 1, List.of()));
    }

    @Test
    void aFolderThatNoJobCanNameIsToBeRenamed() throws IOException {
        PictureFolderFiles.darkAndLight(folder.resolve("my shades"), 1, 1);

        var folders = new DatasetResource(new Datasets(folder)).list().folders();

        assertThat(folders).singleElement().satisfies(each -> {
            assertThat(each.name()).isEqualTo("my shades");
            assertThat(each.available()).isFalse();
            assertThat(each.faults().getFirst().message()).contains("rename it");
        });
    }

    @Test
    void showsGreyTestImagesPixelForPixel() throws IOException {
        var datasets = new Datasets(folder);

        var pictures = new DatasetResource(datasets).test("digits", 5, 3).images();

        assertThat(pictures).extracting(DatasetResource.Picture::index).containsExactly(5, 6, 7);
        var images = datasets.test("digits", 5, 3);
        var picture = decode(pictures.get(2).png());
        assertThat(picture.getWidth()).isEqualTo(28);
        assertThat(picture.getHeight()).isEqualTo(28);
        assertThat(pictures.get(2).label()).isEqualTo("" + images.label(2));
        for (int i = 0; i < 784; i++) {
            assertThat(picture.getRaster().getSample(i % 28, i / 28, 0))
                    .isEqualTo(Byte.toUnsignedInt(images.pixels().get(2 * 784 + i)));
        }
    }

    @Test
    void showsColoursInTheOrderRedGreenBlue() throws IOException {
        for (int i = 1; i <= 5; i++) {
            DatasetFiles.write(
                    folder.resolve("cifar-10-batches-bin/data_batch_" + i + ".bin"), DatasetFiles.cifarBatch(1, 0));
        }
        DatasetFiles.write(folder.resolve("cifar-10-batches-bin/test_batch.bin"), DatasetFiles.cifarBatch(1, 0x20));

        var pictures =
                new DatasetResource(new Datasets(folder)).test("cifar10", 0, 8).images();

        assertThat(pictures).extracting(DatasetResource.Picture::label).containsExactly("airplane");
        assertThat(decode(pictures.getFirst().png()).getRGB(0, 0)).isEqualTo(0xff212223);
    }

    @Test
    void refusesMoreImagesThanAPageHas() {
        var resource = new DatasetResource(new Datasets(folder));

        assertThatThrownBy(() -> resource.test("digits", 0, 101))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("was 101");
        assertThatThrownBy(() -> resource.test("digits", -1, 8))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("was -1");
    }

    @Test
    void saysWhatAnUnknownOrMissingDatasetNeeds() {
        var resource = new DatasetResource(new Datasets(folder));

        assertThatThrownBy(() -> resource.test("imagenet", 0, 8))
                .isInstanceOf(UnknownDatasetException.class)
                .hasMessageContaining("imagenet");
        assertThatThrownBy(() -> resource.test("mnist", 0, 8))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("COTEJO_DATA");
    }

    private static BufferedImage decode(String base64) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(base64)));
    }
}
