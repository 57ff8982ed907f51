package io.cotejo.trainer.dataset;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotejo.embedded.junit.Pictures;
import io.cotejo.events.job.DatasetSpec;
import io.cotejo.events.job.Fault;
import io.cotejo.trainer.Jobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImagesSourceTest {
    @TempDir
    Path outside;

    private Path data = Path.of("");
    private Path folder = Path.of("");

    @BeforeEach
    void fill() throws IOException {
        data = Files.createDirectory(outside.resolve("data"));
        folder = PictureFolderFiles.darkAndLight(data.resolve("shades"), 6, 2);
    }

    @Test
    void foldersAreClassesAndPicturesAreResized() {
        var dataset = load(spec("height: 4, width: 5"));

        assertThat(dataset.classes()).containsExactly("dark", "light");
        assertThat(dataset.train().size()).isEqualTo(12);
        assertThat(dataset.test().size()).isEqualTo(4);
        assertThat(dataset.train().shape()).isEqualTo(new ImageShape(3, 4, 5));
        for (int i = 0; i < 12; i++) {
            int first = Byte.toUnsignedInt(dataset.train().pixels().get(i * 60));
            assertThat(dataset.train().label(i)).isEqualTo(first < 100 ? 0 : 1);
        }
        assertThat(dataset.unreadable()).isEmpty();
    }

    @Test
    void greyIsOneChannel() {
        assertThat(load(spec("color: gray")).train().shape()).isEqualTo(new ImageShape(1, 32, 32));
    }

    @Test
    void theFirstAndTheLastPicturesAreOfAllClasses() throws IOException {
        for (int i = 6; i < 18; i++) {
            PictureFolderFiles.put(
                    folder.resolve("train/light/" + i + ".png"), Pictures.file(Pictures.even(2, 2, 0xFFFFFF), "png"));
        }

        var train = load(spec("train: 12")).train(); // of 6 dark ones and 18 light ones

        assertThat(IntStream.range(0, 12).filter(i -> train.label(i) == 0)).hasSize(3);
    }

    @Test
    void theSameFilesHaveTheSameDigestWhereverTheyLie() throws IOException {
        var other = outside.resolve("other");
        PictureFolderFiles.darkAndLight(other.resolve("shades"), 6, 2);

        assertThat(new Datasets(other).load(spec("")).digest())
                .isEqualTo(load(spec("")).digest());
    }

    @Test
    void aChangedFileIsReadAnew() throws IOException {
        var datasets = new Datasets(data);
        var before = datasets.load(spec(""));

        var file = PictureFolderFiles.put(
                folder.resolve("test/dark/000.png"), Pictures.file(Pictures.even(20, 16, 0x050505), "png"));
        Files.setLastModifiedTime(file, FileTime.fromMillis(1));

        assertThat(datasets.load(spec("")).testDigest()).isNotEqualTo(before.testDigest());
    }

    @Test
    void aFolderIsTheSameAsLongAsNoFileHasChanged() {
        assertThat(new PictureFolders(data).find("shades")).isEqualTo(new PictureFolders(data).find("shades"));
    }

    @Test
    void unreadableFilesAreLeftOutAndToldByName() throws IOException {
        PictureFolderFiles.put(folder.resolve("train/dark/notes.png"), "no picture".getBytes(US_ASCII));
        PictureFolderFiles.put(folder.resolve("test/light/empty.jpeg"), new byte[0]);
        PictureFolderFiles.put(folder.resolve("train/light/bomb.png"), Pictures.bomb(60_000, 60_000));
        Files.createSymbolicLink(folder.resolve("train/light/gone.png"), folder.resolve("nowhere.png"));

        var dataset = load(spec(""));

        assertThat(dataset.train().size()).isEqualTo(12);
        assertThat(dataset.test().size()).isEqualTo(4);
        assertThat(dataset.unreadable())
                .hasSize(4)
                .anyMatch(each -> each.startsWith("train/dark/notes.png is neither"))
                .anyMatch(each -> each.startsWith("train/light/bomb.png is 60000 × 60000"))
                .anyMatch(each -> each.startsWith("train/light/gone.png cannot be read"))
                .anyMatch(each -> each.equals("test/light/empty.jpeg is empty"));
        assertThat(dataset.digest())
                .isNotEqualTo(load(spec("train: 11, test: 4")).digest());
    }

    @Test
    void nothingIsTrainedIfMoreThanHalfIsUnreadable() throws IOException {
        for (int i = 0; i < 13; i++) {
            PictureFolderFiles.put(folder.resolve("train/dark/x" + i + ".png"), new byte[] {1});
        }

        assertThatThrownBy(() -> load(spec("")))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("13 of 25 pictures")
                .hasMessageContaining("train/dark/x0.png is neither");
    }

    @Test
    void aClassWithoutAnyReadablePictureIsNamed() throws IOException {
        for (int i = 0; i < 2; i++) {
            Files.write(folder.resolve("test/dark/%03d.%s".formatted(i, i == 0 ? "png" : "JPG")), new byte[0]);
        }

        assertThatThrownBy(() -> load(spec("")))
                .isInstanceOf(DatasetException.class)
                .hasMessageContaining("can be read of dark");
    }

    @Test
    void hiddenFilesAreNotLookedAtAndOthersAreCounted() throws IOException {
        PictureFolderFiles.put(folder.resolve("train/.cache/1.png"), new byte[0]);
        PictureFolderFiles.put(folder.resolve("train/dark/.thumb.png"), new byte[0]);
        PictureFolderFiles.put(folder.resolve("train/dark/notes.txt"), new byte[0]);
        PictureFolderFiles.put(folder.resolve("train/dark/more/1.png"), new byte[0]);
        PictureFolderFiles.put(folder.resolve("test/list.csv"), new byte[0]);

        var found = (PictureFolder.Result.Found) new PictureFolders(data).find("shades");

        assertThat(found.folder().ignored()).isEqualTo(3);
        assertThat(found.folder().classes()).containsExactly("dark", "light");
        assertThat(load(spec("")).unreadable()).isEmpty();
    }

    @Test
    void namesAreInTheOrderOfTheirBytes() throws IOException {
        for (var name : List.of("Zebra", "ant", "Ähre", "10", "9")) {
            for (var part : List.of("train", "test")) {
                PictureFolderFiles.put(
                        data.resolve("order").resolve(part).resolve(name).resolve("1.png"),
                        Pictures.file(Pictures.even(1, 1, 0), "png"));
            }
        }

        assertThat(load(spec("", "order")).classes()).containsExactly("10", "9", "Zebra", "ant", "Ähre");
    }

    @Test
    void aMissingFolderIsAFaultThatSaysWhereItWasLookedForAndWhatItNeeds() {
        assertThat(faults(spec("", "nowhere"))).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo("dataset.folder");
            assertThat(fault.seen()).isEqualTo("nowhere");
            assertThat(fault.message())
                    .contains(data.resolve("nowhere").toString())
                    .contains("train/<class>/")
                    .contains("COTEJO_DATA");
        });
        assertThatThrownBy(() -> load(spec("", "nowhere"))).isInstanceOf(DatasetException.class);
    }

    @Test
    void aClassThatIsOnlyInOnePartIsNamed() throws IOException {
        PictureFolderFiles.put(folder.resolve("train/green/1.png"), new byte[0]);
        PictureFolderFiles.put(folder.resolve("test/blue/1.png"), new byte[0]);

        assertThat(faults(spec("")))
                .extracting(Fault::message)
                .anyMatch(message -> message.contains("in train/ of blue"))
                .anyMatch(message -> message.contains("in test/ of green"));
    }

    @Test
    void fewerThanTwoOrMoreThan256ClassesAreAFault() throws IOException {
        for (int i = 0; i < 257; i++) {
            Files.createDirectories(data.resolve("many/train/" + i));
        }
        Files.createDirectories(data.resolve("none/train"));

        assertThat(faults(spec("", "many"))).extracting(Fault::message).anyMatch(each -> each.contains("has 257"));
        assertThat(faults(spec("", "none"))).extracting(Fault::message).anyMatch(each -> each.contains("has 0"));
    }

    @Test
    void linksMayNotLeadOutOfTheDataFolder() throws IOException {
        var secret =
                PictureFolderFiles.put(outside.resolve("secret.png"), Pictures.file(Pictures.even(1, 1, 0), "png"));
        Files.createSymbolicLink(folder.resolve("train/dark/link.png"), secret);
        Files.createSymbolicLink(folder.resolve("test/all"), outside);
        PictureFolderFiles.darkAndLight(outside.resolve("elsewhere"), 1, 1);
        Files.createSymbolicLink(data.resolve("linked"), outside.resolve("elsewhere"));
        Files.createSymbolicLink(data.resolve("inside"), folder);

        assertThat(faults(spec("")))
                .singleElement()
                .extracting(Fault::message)
                .asString()
                .contains("train/dark/link.png")
                .contains("test/all");
        assertThat(faults(spec("", "linked")))
                .singleElement()
                .extracting(Fault::message)
                .asString()
                .contains("must not lead out of the data folder");
        Files.delete(folder.resolve("train/dark/link.png"));
        Files.delete(folder.resolve("test/all"));
        assertThat(faults(spec("", "inside"))).isEmpty();
    }

    @Test
    void aLinkInACircleIsAnUnreadableFile() throws IOException {
        Files.createSymbolicLink(folder.resolve("train/dark/circle.png"), folder.resolve("train/dark/circle.png"));

        assertThat(faults(spec(""))).isEmpty();
        assertThat(load(spec("")).unreadable())
                .singleElement()
                .asString()
                .startsWith("train/dark/circle.png cannot be read");
    }

    @Test
    void aClassWhoseNameIsNoTextIsAFault() throws IOException {
        PictureFolderFiles.put(folder.resolve("train/gr\uFFFDn/1.png"), new byte[0]);
        PictureFolderFiles.put(folder.resolve("test/gr\uFFFDn/1.png"), new byte[0]);

        assertThat(faults(spec(""))).extracting(Fault::message).anyMatch(each -> each.contains("not in UTF-8"));
    }

    @Test
    void moreThanTheMemoryBearsIsRefusedBeforeAnythingIsRead() {
        var datasets = new Datasets(data, 16 * 3 * 32 * 32 - 1, _ -> Optional.empty());

        assertThat(((Described.Faulty) datasets.describe(spec(""))).faults())
                .singleElement()
                .satisfies(fault -> assertThat(fault.message()).contains("smaller dataset.height"));
        assertThatThrownBy(() -> datasets.load(spec(""))).isInstanceOf(DatasetException.class);
        assertThat(datasets.describe(spec("height: 31"))).isInstanceOf(Described.Known.class);
    }

    private List<Fault> faults(DatasetSpec spec) {
        return switch (new Datasets(data).describe(spec)) {
            case Described.Known known -> known.description().faults(spec);
            case Described.Faulty faulty -> faulty.faults();
        };
    }

    private Dataset load(DatasetSpec spec) {
        return new Datasets(data).load(spec);
    }

    private static DatasetSpec spec(String fields) {
        return spec(fields, "shades");
    }

    private static DatasetSpec spec(String fields, String folder) {
        return Jobs.read("dataset: {name: images, folder: " + folder + (fields.isEmpty() ? "" : ", ") + fields
                        + "}\nnetwork: {type: mlp, hidden: [8]}")
                .dataset();
    }
}
