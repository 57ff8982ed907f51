package io.cotejo.events.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotejo.embedded.junit.Pictures;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        var picture = Pictures.sixteenBit(Pictures.grey(2, 1, 77, 255));

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

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_4BYTE_ABGR, BufferedImage.TYPE_INT_ARGB_PRE})
    void aColouredPngOfGreyValuesKeepsThem(int type) throws Exception {
        var picture = Pictures.coloured(Pictures.grey(3, 1, 0, 100, 255), type);

        assertThat(read(Pictures.file(picture, "png"), new Resize(1, 1, 3))).containsExactly(0, 100, 255);
    }

    @Test
    void aModelOfThreeChannelsGetsRedGreenAndBlueInTurn() throws Exception {
        var picture = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, 0x010203);
        picture.setRGB(1, 0, 0x040506);

        assertThat(read(Pictures.file(picture, "png"), new Resize(3, 1, 2))).containsExactly(1, 4, 2, 5, 3, 6);
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
    void anEdgeThatIsTooLongIsRefusedWhateverTheOtherIs() throws Exception {
        assertUnreadable(Pictures.bomb(16_385, 1), "16384 pixels are taken along an edge");
        assertUnreadable(Pictures.bomb(1, 16_385), "16384 pixels are taken along an edge");
        assertThat(read(Pictures.file(Pictures.grey(16_384, 1, 9), "png"), new Resize(1, 1, 1)))
                .containsExactly(9);
    }

    @Test
    void aWarningThatIsNotAboutMissingPixelsIsPassedOver() throws Exception {
        var whole = Pictures.file(Pictures.grey(8, 8, 0, 200, 90), "jpeg");
        var stuffed = Arrays.copyOf(whole, whole.length + 4);
        System.arraycopy(whole, whole.length - 2, stuffed, stuffed.length - 2, 2);
        Arrays.fill(stuffed, whole.length - 2, stuffed.length - 2, (byte) 1);

        assertThat(read(stuffed, new Resize(1, 8, 8))).isEqualTo(read(whole, new Resize(1, 8, 8)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void aFileCutOffAnywhereIsRefused(String format) {
        var noise = new byte[784];
        new Random(5).nextBytes(noise);
        var whole = Pictures.file(Pictures.grey(28, 28, noise), format);

        for (int end = 0; end < whole.length * 9 / 10; end += 13) {
            var cut = Arrays.copyOf(whole, end);
            assertThatThrownBy(() -> PictureFile.read(cut, new Resize(1, 28, 28)))
                    .as("%d of %d bytes", end, whole.length)
                    .isInstanceOf(UnreadablePictureException.class);
        }
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
