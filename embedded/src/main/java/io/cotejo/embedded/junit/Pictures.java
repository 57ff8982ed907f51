package io.cotejo.embedded.junit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Picture files for tests. */
public final class Pictures {
    private Pictures() {}

    public static BufferedImage grey(int width, int height, int... pixels) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < width * height; i++) {
            picture.getRaster().setSample(i % width, i / width, 0, pixels[i % pixels.length]);
        }
        return picture;
    }

    public static BufferedImage grey(int width, int height, byte[] pixels) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster().setDataElements(0, 0, width, height, pixels);
        return picture;
    }

    /** The same grey value in all three channels. */
    public static BufferedImage coloured(BufferedImage grey, int type) {
        var picture = new BufferedImage(grey.getWidth(), grey.getHeight(), type);
        for (int y = 0; y < grey.getHeight(); y++) {
            for (int x = 0; x < grey.getWidth(); x++) {
                int value = grey.getRaster().getSample(x, y, 0);
                picture.setRGB(x, y, 0xFF000000 | value << 16 | value << 8 | value);
            }
        }
        return picture;
    }

    public static BufferedImage sixteenBit(BufferedImage grey) {
        var picture = new BufferedImage(grey.getWidth(), grey.getHeight(), BufferedImage.TYPE_USHORT_GRAY);
        for (int y = 0; y < grey.getHeight(); y++) {
            for (int x = 0; x < grey.getWidth(); x++) {
                picture.getRaster().setSample(x, y, 0, grey.getRaster().getSample(x, y, 0) * 257);
            }
        }
        return picture;
    }

    /** All pixels of one colour, as in {@code 0xRRGGBB}. */
    public static BufferedImage even(int width, int height, int rgb) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < width * height; i++) {
            picture.setRGB(i % width, i / width, rgb);
        }
        return picture;
    }

    /** One grey on the left, another on the right. */
    public static BufferedImage halves(int width, int height, int left, int right) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        for (int i = 0; i < width * height; i++) {
            picture.getRaster().setSample(i % width, i / width, 0, i % width < width / 2 ? left : right);
        }
        return picture;
    }

    /** A JPEG file with the note of a camera that was held in a certain way. */
    public static byte[] noted(byte[] jpeg, int orientation) {
        var note = ByteBuffer.allocate(36)
                .putShort((short) 0xFFE1)
                .putShort((short) 34)
                .put("Exif\0\0II*\0".getBytes(US_ASCII))
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(8) // where the directory begins
                .putShort((short) 1)
                .putShort((short) 0x0112)
                .putShort((short) 3)
                .putInt(1)
                .putInt(orientation)
                .putInt(0);
        return ByteBuffer.allocate(jpeg.length + note.capacity())
                .put(jpeg, 0, 2)
                .put(note.array())
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    public static byte[] file(BufferedImage picture, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(picture, format, bytes)) {
                throw new IllegalArgumentException("no writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A PNG of a few bytes that says it is huge. */
    public static byte[] bomb(int width, int height) {
        var header = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(US_ASCII))
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 0, 0, 0, 0});
        var crc = new CRC32();
        crc.update(header.array());
        return ByteBuffer.allocate(33)
                .put(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10})
                .putInt(13)
                .put(header.array())
                .putInt((int) crc.getValue())
                .array();
    }
}
