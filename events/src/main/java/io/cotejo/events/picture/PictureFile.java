package io.cotejo.events.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Opens PNG and JPEG files, a JPEG turned as its EXIF note says. What a file declares is looked at before anything of it is unpacked. */
public final class PictureFile {
    /** The most pixels of a picture: a small file may declare a huge one. */
    private static final long MOST_PIXELS = 16_000_000;

    /** Bytes that a picture may take while it is read. */
    public static final long MOST_UNPACKED_BYTES = MOST_PIXELS * 8;

    /** The longest edge: a row is unpacked whole. */
    private static final long LONGEST_EDGE = 16_384;

    private static final long MOST_BYTES = 64 << 20;
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};

    private PictureFile() {}

    /**
     * A file's picture in another size and colour.
     *
     * @return raw pixels, {@code [channels, height, width]}
     * @throws UnreadablePictureException if it is no such file, is damaged, or is too large a picture
     */
    public static byte[] read(Path file, Resize size) throws UnreadablePictureException {
        try {
            long bytes = Files.size(file);
            if (bytes > MOST_BYTES) {
                throw new UnreadablePictureException("has " + bytes + " bytes, at most " + MOST_BYTES + " are taken");
            }
            return read(Files.readAllBytes(file), size);
        } catch (IOException e) {
            throw new UnreadablePictureException("cannot be read: " + e, e);
        }
    }

    /**
     * The picture of a file's content in another size and colour.
     *
     * @return raw pixels, {@code [channels, height, width]}
     * @throws UnreadablePictureException if it is no such file, is damaged, or is too large a picture
     */
    public static byte[] read(byte[] file, Resize size) throws UnreadablePictureException {
        var orientation = Exif.orientation(file);
        return orientation.turn(orientation.stored(size).apply(decode(file)), size);
    }

    private static Frame decode(byte[] file) throws UnreadablePictureException {
        var reader = ImageIO.getImageReadersByFormatName(format(file)).next();
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(stream, true, true);
            requireBearable(reader);
            return new Frame(complete(reader));
        } catch (IOException | RuntimeException e) { // the JDK's decoders throw both at damaged files
            throw new UnreadablePictureException("is damaged or of an unusual kind: " + e.getMessage(), e);
        } finally {
            reader.dispose();
        }
    }

    private static String format(byte[] file) throws UnreadablePictureException {
        if (startsWith(file, PNG)) {
            return "png";
        }
        if (startsWith(file, JPEG)) {
            return "jpeg";
        }
        throw new UnreadablePictureException(file.length == 0 ? "is empty" : "is neither a PNG nor a JPEG file");
    }

    private static boolean startsWith(byte[] file, byte[] magic) {
        return file.length >= magic.length && Arrays.equals(file, 0, magic.length, magic, 0, magic.length);
    }

    private static void requireBearable(ImageReader reader) throws IOException, UnreadablePictureException {
        long width = reader.getWidth(0);
        long height = reader.getHeight(0);
        if (width > LONGEST_EDGE || height > LONGEST_EDGE || width * height > MOST_PIXELS) {
            throw new UnreadablePictureException("is " + width + " × " + height + ", at most " + LONGEST_EDGE
                    + " pixels are taken along an edge and " + MOST_PIXELS + " in all");
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
