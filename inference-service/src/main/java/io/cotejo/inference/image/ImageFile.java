package io.cotejo.inference.image;

import io.cotejo.inference.protocol.RefusedException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Opens PNG and JPEG files. What a file declares is looked at before anything of it is unpacked. */
final class ImageFile {
    /** The most pixels of a picture: a small file may declare a huge one. */
    private static final long MOST_PIXELS = 16_000_000;

    /** The longest edge: a row is unpacked whole. */
    private static final long LONGEST_EDGE = 16_384;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

    private ImageFile() {}

    /**
     * Decodes a file.
     *
     * @throws RefusedException if it is no such file, is damaged, or is too large a picture
     */
    static Frame decode(byte[] file) {
        var reader = ImageIO.getImageReadersByFormatName(format(file)).next();
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(stream, true, true);
            requireBearable(reader);
            return new Frame(complete(reader));
        } catch (IOException | RuntimeException e) { // the JDK's decoders throw both at damaged files
            if (e instanceof RefusedException refused) {
                throw refused;
            }
            throw RefusedException.badRequest(
                    "the image cannot be decoded, it is damaged or of an unusual kind: " + e.getMessage());
        } finally {
            reader.dispose();
        }
    }

    private static String format(byte[] file) {
        if (startsWith(file, PNG)) {
            return "png";
        }
        if (startsWith(file, JPEG)) {
            return "jpeg";
        }
        throw RefusedException.badRequest(
                file.length == 0
                        ? "the body is empty; send a PNG or JPEG file"
                        : "the body is neither a PNG nor a JPEG file");
    }

    private static boolean startsWith(byte[] file, byte[] magic) {
        return file.length >= magic.length && Arrays.equals(file, 0, magic.length, magic, 0, magic.length);
    }

    private static void requireBearable(ImageReader reader) throws IOException {
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width > LONGEST_EDGE || height > LONGEST_EDGE) {
            throw RefusedException.badRequest("the image is " + width + " × " + height + ", at most " + LONGEST_EDGE
                    + " pixels are taken along an edge");
        }
        if (width * height > MOST_PIXELS) {
            throw RefusedException.badRequest(
                    "the image is " + width + " × " + height + ", at most " + MOST_PIXELS + " pixels are taken");
        }
    }

    private static BufferedImage complete(ImageReader reader) throws IOException {
        var warned = new Warnings();
        reader.addIIOReadWarningListener(warned);
        var picture = reader.read(0);
        warned.requireWhole();
        return picture;
    }
}
