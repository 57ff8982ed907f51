package io.cotejo.events.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.embedded.junit.Pictures;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExifTest {
    private static final byte[] JPEG = Pictures.file(Pictures.halves(32, 16, 255, 0), "jpeg");

    /** The left half of the stored picture is white: where that is to be seen, of the four edges. */
    @ParameterizedTest
    @CsvSource({"1, left", "2, right", "3, right", "4, left", "5, top", "6, top", "7, bottom", "8, bottom", "9, left"})
    void aPictureIsSeenAsTheCameraWasHeld(int orientation, String white) throws Exception {
        var pixels = PictureFile.read(Pictures.noted(JPEG, orientation), new Resize(1, 2, 2));

        assertThat(white(pixels)).isEqualTo(white);
    }

    /** Upper left, upper right, lower left, lower right. */
    private static String white(byte[] pixels) {
        return switch ((bright(pixels[0]) ? "1" : "0")
                + (bright(pixels[1]) ? "1" : "0")
                + (bright(pixels[2]) ? "1" : "0")
                + (bright(pixels[3]) ? "1" : "0")) {
            case "1010" -> "left";
            case "0101" -> "right";
            case "1100" -> "top";
            case "0011" -> "bottom";
            default -> Arrays.toString(pixels);
        };
    }

    private static boolean bright(byte pixel) {
        return Byte.toUnsignedInt(pixel) > 127;
    }

    @Test
    void turningKeepsEachPixelOfEachChannel() {
        byte[] stored = {1, 2, 3, 4, 5, 6, 11, 12, 13, 14, 15, 16}; // 2 channels of 3 rows and 2 columns

        var turned = Orientation.numbered(6).turn(stored, new Resize(2, 2, 3));

        assertThat(turned).containsExactly(5, 3, 1, 6, 4, 2, 15, 13, 11, 16, 14, 12);
    }

    @Test
    void theSizeIsThatOfThePictureAsItIsSeen() throws Exception {
        var even = Pictures.noted(Pictures.file(Pictures.even(30, 10, 0x808080), "jpeg"), 6);

        assertThat(PictureFile.read(even, new Resize(3, 5, 2))).hasSize(30);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 6, 20, 24, 28, 30, 36})
    void aNoteThatIsCutOffSaysNothing(int length) {
        var noted = Arrays.copyOf(Pictures.noted(JPEG, 6), length);

        assertThat(Exif.orientation(noted)).isEqualTo(Orientation.UPRIGHT);
    }

    @Test
    void filesWithoutANoteAreUpright() {
        assertThat(Exif.orientation(JPEG)).isEqualTo(Orientation.UPRIGHT);
        assertThat(Exif.orientation(Pictures.file(Pictures.grey(1, 1, 0), "png")))
                .isEqualTo(Orientation.UPRIGHT);
    }
}
