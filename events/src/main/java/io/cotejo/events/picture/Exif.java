package io.cotejo.events.picture;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** What cameras note in a JPEG file, as far as it says how a picture is to be seen. */
final class Exif {
    private static final byte[] NAME = "Exif\0\0".getBytes(US_ASCII);
    private static final int START = 0xFFD8;
    private static final int NOTES = 0xFFE1;
    private static final int PIXELS = 0xFFDA;
    private static final int ORIENTATION = 0x0112;
    private static final int ENTRY_BYTES = 12;

    private Exif() {}

    /** How the picture of a file is to be turned; upright if it is no JPEG file, or none that says so. */
    static Orientation orientation(byte[] file) {
        try {
            return orientation(ByteBuffer.wrap(file));
        } catch (IndexOutOfBoundsException e) { // a note that points outside of itself is none
            return Orientation.UPRIGHT;
        }
    }

    private static Orientation orientation(ByteBuffer file) {
        if (Short.toUnsignedInt(file.getShort(0)) != START) {
            return Orientation.UPRIGHT;
        }
        for (int at = 2; ; at += 2 + Short.toUnsignedInt(file.getShort(at + 2))) {
            int marker = Short.toUnsignedInt(file.getShort(at));
            if (marker < 0xFF00 || marker == PIXELS) {
                return Orientation.UPRIGHT;
            }
            int begin = at + 4;
            int bytes = Short.toUnsignedInt(file.getShort(at + 2)) - 2;
            if (marker == NOTES
                    && bytes > NAME.length
                    && file.slice(begin, NAME.length).equals(ByteBuffer.wrap(NAME))) {
                return noted(file.slice(begin + NAME.length, bytes - NAME.length));
            }
        }
    }

    /** Of the first directory of a TIFF file, which EXIF is. */
    private static Orientation noted(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY_BYTES;
            if (Short.toUnsignedInt(tiff.getShort(entry)) == ORIENTATION) {
                return Orientation.numbered(Short.toUnsignedInt(tiff.getShort(entry + 8)));
            }
        }
        return Orientation.UPRIGHT;
    }
}
