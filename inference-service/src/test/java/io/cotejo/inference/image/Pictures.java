package io.cotejo.inference.image;

import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Image files of every kind that is taken. */
final class Pictures {
    private Pictures() {}

    static BufferedImage grey(int width, int height, byte[] pixels) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster().setDataElements(0, 0, width, height, pixels);
        return picture;
    }

    /** The same grey value in all three channels. */
    static BufferedImage coloured(BufferedImage grey, int type) {
        var picture = new BufferedImage(grey.getWidth(), grey.getHeight(), type);
        for (int y = 0; y < grey.getHeight(); y++) {
            for (int x = 0; x < grey.getWidth(); x++) {
                int value = grey.getRaster().getSample(x, y, 0);
                picture.setRGB(x, y, 0xFF000000 | value << 16 | value << 8 | value);
            }
        }
        return picture;
    }

    static BufferedImage sixteenBit(BufferedImage grey) {
        var picture = new BufferedImage(grey.getWidth(), grey.getHeight(), BufferedImage.TYPE_USHORT_GRAY);
        WritableRaster raster = picture.getRaster();
        for (int y = 0; y < grey.getHeight(); y++) {
            for (int x = 0; x < grey.getWidth(); x++) {
                raster.setSample(x, y, 0, grey.getRaster().getSample(x, y, 0) * 257);
            }
        }
        return picture;
    }

    static byte[] file(BufferedImage picture, String format) {
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
    static byte[] bomb(int width, int height) {
        var header = ByteBuffer.allocate(17)
                .put("IHDR".getBytes(StandardCharsets.US_ASCII))
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
