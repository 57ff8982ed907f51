package io.cotejo.inference.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotejo.inference.model.ImageShape;
import io.cotejo.inference.protocol.RefusedException;
import io.cotejo.inference.testing.Images;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFileTest {
    private static final ImageShape SHAPE = new ImageShape(1, 28, 28);
    private static final byte[] PIXELS = Images.random(SHAPE, 1, 5);
    private static final BufferedImage GREY = Pictures.grey(28, 28, PIXELS);

    private static byte[] pixels(byte[] file) {
        return new Resize(SHAPE).apply(ImageFile.decode(file), false);
    }

    @Test
    void aGreyPngOfTheRightSizeKeepsEveryPixel() {
        assertThat(pixels(Pictures.file(GREY, "png"))).isEqualTo(PIXELS);
    }

    @Test
    void aSixteenBitPngKeepsTheUpperEightBits() {
        assertThat(pixels(Pictures.file(Pictures.sixteenBit(GREY), "png"))).isEqualTo(PIXELS);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_4BYTE_ABGR, BufferedImage.TYPE_INT_ARGB_PRE})
    void aColouredPngOfGreyValuesKeepsThem(int type) {
        assertThat(pixels(Pictures.file(Pictures.coloured(GREY, type), "png"))).isEqualTo(PIXELS);
    }

    @Test
    void aPaletteIsResolved() {
        var picture = new BufferedImage(28, 28, BufferedImage.TYPE_BYTE_BINARY);
        picture.setRGB(3, 0, 0xFFFFFFFF);

        var pixels = pixels(Pictures.file(picture, "png"));

        assertThat(pixels[3]).isEqualTo((byte) 255);
        assertThat(pixels[4]).isZero();
    }

    @Test
    void whatIsTransparentShowsWhite() {
        var picture = new BufferedImage(28, 28, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, 0xFF000000);
        picture.setRGB(1, 0, 0x80000000);

        var pixels = pixels(Pictures.file(picture, "png"));

        assertThat(pixels[0] & 0xFF).isZero();
        assertThat(pixels[1] & 0xFF).isEqualTo(127);
        assertThat(pixels[2] & 0xFF).isEqualTo(255);
    }

    @Test
    void colourBecomesLuma() {
        var picture = new BufferedImage(28, 28, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, 0xFF0000);
        picture.setRGB(1, 0, 0x00FF00);
        picture.setRGB(2, 0, 0x0000FF);

        var pixels = pixels(Pictures.file(picture, "png"));

        assertThat(Arrays.copyOf(pixels, 4)).containsExactly(76, (byte) 150, 29, 0);
    }

    @Test
    void aModelOfThreeChannelsGetsRedGreenAndBlueInTurn() {
        var picture = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, 0x010203);
        picture.setRGB(1, 0, 0x040506);

        var pixels = new Resize(new ImageShape(3, 1, 2)).apply(ImageFile.decode(Pictures.file(picture, "png")), false);

        assertThat(pixels).containsExactly(1, 4, 2, 5, 3, 6);
    }

    @Test
    void aJpegIsAboutTheSame() {
        var even = new byte[784];
        Arrays.fill(even, (byte) 100);

        for (var picture : new BufferedImage[] {
            Pictures.grey(28, 28, even), Pictures.coloured(Pictures.grey(28, 28, even), BufferedImage.TYPE_INT_RGB)
        }) {
            for (byte pixel : pixels(Pictures.file(picture, "jpeg"))) {
                assertThat((int) pixel).isBetween(98, 102);
            }
        }
    }

    @Test
    void shrinkingTakesTheMeanOfTheArea() {
        var picture = Pictures.grey(4, 2, new byte[] {0, 10, 100, 100, 20, 30, 100, 104});

        var pixels = new Resize(new ImageShape(1, 1, 2)).apply(ImageFile.decode(Pictures.file(picture, "png")), false);

        assertThat(pixels).containsExactly(15, 101);
    }

    @Test
    void aPixelThatIsCutInTwoCountsForBothSides() {
        var picture = Pictures.grey(3, 1, new byte[] {0, 60, 90});

        var pixels = new Resize(new ImageShape(1, 1, 2)).apply(ImageFile.decode(Pictures.file(picture, "png")), false);

        assertThat(pixels).containsExactly(20, 80);
    }

    @Test
    void growingFillsInBetweenTheCentresOfPixels() {
        var picture = Pictures.grey(2, 1, new byte[] {10, 20});

        var pixels = new Resize(new ImageShape(1, 2, 4)).apply(ImageFile.decode(Pictures.file(picture, "png")), false);

        assertThat(pixels).containsExactly(10, 13, 18, 20, 10, 13, 18, 20);
    }

    @Test
    void invertingTurnsBlackIntoWhite() {
        var picture = Pictures.grey(2, 1, new byte[] {0, (byte) 200});

        var pixels = new Resize(new ImageShape(1, 1, 2)).apply(ImageFile.decode(Pictures.file(picture, "png")), true);

        assertThat(pixels).containsExactly((byte) 255, 55);
    }

    @Test
    void whatDeclaresToBeHugeIsRefusedBeforeItIsUnpacked() {
        assertThatThrownBy(() -> ImageFile.decode(Pictures.bomb(60_000, 60_000)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("60000 × 60000");
    }

    @Test
    void anEdgeThatIsTooLongIsRefusedWhateverTheOtherIs() {
        assertThatThrownBy(() -> ImageFile.decode(Pictures.bomb(16_385, 1)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("16384 pixels are taken along an edge");
        assertThatThrownBy(() -> ImageFile.decode(Pictures.bomb(1, 16_385))).isInstanceOf(RefusedException.class);
        assertThat(ImageFile.decode(Pictures.file(Pictures.grey(16_384, 1, new byte[16_384]), "png")))
                .isNotNull();
    }

    @Test
    void aWarningThatIsNotAboutMissingDataIsPassedOver() {
        var whole = Pictures.file(GREY, "jpeg");
        var stuffed = Arrays.copyOf(whole, whole.length + 4);
        System.arraycopy(whole, whole.length - 2, stuffed, stuffed.length - 2, 2);
        Arrays.fill(stuffed, whole.length - 2, stuffed.length - 2, (byte) 1);

        assertThat(pixels(stuffed)).isEqualTo(pixels(whole));
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg"})
    void aFileCutOffAnywhereIsRefused(String format) {
        var whole = Pictures.file(GREY, format);

        for (int end = 0; end < whole.length * 9 / 10; end += 13) {
            var cut = Arrays.copyOf(whole, end);
            assertThatThrownBy(() -> ImageFile.decode(cut))
                    .as("%d of %d bytes", end, whole.length)
                    .isInstanceOf(RefusedException.class);
        }
    }

    @Test
    void whatIsNoImageIsSaidToBeNone() {
        assertThatThrownBy(() -> ImageFile.decode("GIF89a".getBytes(UTF_8)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("neither a PNG nor a JPEG");
        assertThatThrownBy(() -> ImageFile.decode(new byte[0]))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("empty");
    }
}
