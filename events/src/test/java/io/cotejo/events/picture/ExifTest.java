package io.cotejo.events.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.embedded.junit.Pictures;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

    @ParameterizedTest
    @ValueSource(strings = {"II", "MM"})
    void bothOrdersOfBytesAreRead(String order) {
        assertThat(Exif.orientation(jpeg(exif(order, 8, 1)))).isEqualTo(Orientation.numbered(6));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x7FFFFFFF, 0x7FFFFFF0, -1, Integer.MIN_VALUE, 27, 26})
    void aDirectoryThatIsElsewhereSaysNothing(int directory) {
        assertThat(Exif.orientation(jpeg(exif("MM", directory, 1)))).isEqualTo(Orientation.UPRIGHT);
        assertThat(Exif.orientation(jpeg(exif("II", directory, 1)))).isEqualTo(Orientation.UPRIGHT);
    }

    @Test
    void aDirectoryThatSaysItIsLongerThanItsNoteIsReadAsFarAsItGoes() {
        var other = exif("MM", 8, 65_535);
        other[6 + 10 + 1] = 0x13; // the tag of its entry

        assertThat(Exif.orientation(jpeg(other))).isEqualTo(Orientation.UPRIGHT);
        assertThat(Exif.orientation(jpeg(exif("MM", 8, 65_535)))).isEqualTo(Orientation.numbered(6));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 8})
    void aSegmentThatIsTooShortForItsOwnLengthEndsTheSearch(int length) {
        var file = ByteBuffer.wrap(jpeg(exif("MM", 8, 1))).putShort(4, (short) length);

        assertThat(Exif.orientation(file.array())).isEqualTo(Orientation.UPRIGHT);
    }

    @Test
    void otherNotesMayStandBefore() {
        var xmp = "http://ns.adobe.com/xap/1.0/\0<x:xmpmeta/>".getBytes(US_ASCII);

        assertThat(Exif.orientation(jpeg(xmp, exif("MM", 8, 1)))).isEqualTo(Orientation.numbered(6));
        assertThat(Exif.orientation(jpeg(new byte[0], exif("MM", 8, 1)))).isEqualTo(Orientation.numbered(6));
    }

    /** A note of one entry, whatever it says of that: the camera was turned to the left. */
    private static byte[] exif(String order, int directory, int entries) {
        return ByteBuffer.allocate(32)
                .put("Exif\0\0".getBytes(US_ASCII))
                .put(order.getBytes(US_ASCII))
                .order(order.equals("II") ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN)
                .putShort((short) 42)
                .putInt(directory)
                .putShort((short) entries)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putShort((short) 6)
                .putInt(0)
                .array();
    }

    /** The beginning of a file with these notes, and the marker where its pixels begin. */
    private static byte[] jpeg(byte[]... notes) {
        var file = ByteBuffer.allocate(200).putShort((short) 0xFFD8);
        for (var note : notes) {
            file.putShort((short) 0xFFE1).putShort((short) (note.length + 2)).put(note);
        }
        return file.putShort((short) 0xFFDA).array();
    }

    @Test
    void filesWithoutANoteAreUpright() {
        assertThat(Exif.orientation(JPEG)).isEqualTo(Orientation.UPRIGHT);
        assertThat(Exif.orientation(Pictures.file(Pictures.grey(1, 1, 0), "png")))
                .isEqualTo(Orientation.UPRIGHT);
    }
}
