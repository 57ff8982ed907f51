package io.cotejo.trainer.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is expected here is expected of inference-service's pictures too. */
class PictureFileTest {
    @TempDir
    Path folder;

    @Test
    void theSameSizeKeepsEveryPixel() throws Exception {
        var picture = Pictures.grey(4, 3, 0, 1, 2, 3, 100, 127, 128, 200, 253, 254, 255, 7);

        assertThat(read(Pictures.file(picture, "png"), new Resize(1, 3, 4)))
                .containsExactly(0, 1, 2, 3, 100, 127, 128, 200, 253, 254, 255, 7);
    }

    @Test
    void sixteenBitsBecomeTheUpperEight() throws Exception {
        var picture = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        picture.getRaster().setSample(0, 0, 0, 77 * 257);
        picture.getRaster().setSample(1, 0, 0, 65_535);

        assertThat(read(Pictures.file(picture, "png"), new Resize(1, 1, 2))).containsExactly(77, 255);
    }

    @Test
    void colourBecomesLumaAndGreyBecomesThreeChannels() throws Exception {
        assertThat(read(Pictures.file(Pictures.even(2, 2, 0xFF0000), "png"), new Resize(1, 1, 1)))
                .containsExactly(76);
        assertThat(read(Pictures.file(Pictures.grey(1, 1, 42), "png"), new Resize(3, 1, 1)))
                .containsExactly(42, 42, 42);
        assertThat(read(Pictures.file(Pictures.even(1, 2, 0x010203), "png"), new Resize(3, 2, 1)))
                .containsExactly(1, 1, 2, 2, 3, 3);
    }

    @Test
    void aPaletteIsResolvedAndWhatIsTransparentShowsWhite() throws Exception {
        var indexed = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_INDEXED);
        indexed.setRGB(0, 0, 0xFFFF0000);
        var clear = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(0, 0, 0x80000000);

        assertThat(read(Pictures.file(indexed, "png"), new Resize(3, 1, 2))).containsExactly(255, 0, 0, 0, 0, 0);
        assertThat(read(Pictures.file(clear, "png"), new Resize(1, 1, 2))).containsExactly(127, 255);
    }

    @Test
    void aJpegIsAboutTheSame() throws Exception {
        var pixels = read(Pictures.file(Pictures.even(16, 16, 0x646464), "jpeg"), new Resize(3, 4, 4));

        assertThat(Arrays.stream(pixels).boxed())
                .hasSize(48)
                .allSatisfy(each -> assertThat(each).isBetween(98, 102));
    }

    @Test
    void shrinkingTakesTheMeanOfWhatIsCovered() throws Exception {
        var even = Pictures.file(Pictures.grey(4, 2, 0, 10, 100, 100, 20, 30, 100, 104), "png");
        var cut = Pictures.file(Pictures.grey(3, 1, 0, 60, 90), "png");

        assertThat(read(even, new Resize(1, 1, 2))).containsExactly(15, 101);
        assertThat(read(cut, new Resize(1, 1, 2))).containsExactly(20, 80);
    }

    @Test
    void growingFillsInBetweenTheCentresOfPixels() throws Exception {
        var picture = Pictures.file(Pictures.grey(2, 1, 10, 20), "png");

        assertThat(read(picture, new Resize(1, 2, 4))).containsExactly(10, 13, 18, 20, 10, 13, 18, 20);
    }

    @Test
    void oneEdgeMayShrinkWhereTheOtherGrows() throws Exception {
        var picture = Pictures.file(Pictures.grey(1, 4, 0, 100, 200, 100), "png");

        assertThat(read(picture, new Resize(1, 2, 3))).containsExactly(50, 50, 50, 150, 150, 150);
    }

    @Test
    void saysWhyAFileIsNoPicture() {
        var png = Pictures.file(Pictures.grey(30, 30, 0, 200, 90), "png");
        var jpeg = Pictures.file(Pictures.even(64, 64, 0x646464), "jpeg");

        assertUnreadable(new byte[0], "is empty");
        assertUnreadable("GIF89a".getBytes(US_ASCII), "is neither a PNG nor a JPEG file");
        assertUnreadable(Arrays.copyOf(png, png.length / 2), "is damaged");
        assertUnreadable(Arrays.copyOf(jpeg, jpeg.length / 2), "is damaged");
        assertUnreadable(Pictures.bomb(60_000, 60_000), "60000 × 60000");
        assertThatThrownBy(() -> PictureFile.read(folder.resolve("nowhere.png"), new Resize(1, 1, 1)))
                .isInstanceOf(UnreadablePictureException.class)
                .hasMessageContaining("cannot be read");
    }

    private void assertUnreadable(byte[] content, String why) {
        assertThatThrownBy(() -> read(content, new Resize(1, 4, 4)))
                .isInstanceOf(UnreadablePictureException.class)
                .hasMessageContaining(why);
    }

    private int[] read(byte[] content, Resize size) throws UnreadablePictureException, IOException {
        var pixels = PictureFile.read(Files.write(folder.resolve("picture"), content), size);
        var values = new int[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            values[i] = Byte.toUnsignedInt(pixels[i]);
        }
        return values;
    }
}
