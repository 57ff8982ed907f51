package io.cotejo.cli.model;

import io.cotejo.cli.terminal.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Tells what kind of image some bytes are, whatever their file is called. */
final class ImageFile {
    private static final int[] PNG = {0x89, 'P', 'N', 'G'};
    private static final int[] JPEG = {0xFF, 0xD8, 0xFF};

    private ImageFile() {}

    static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new CommandFailedException(file + ": there is no such file", e);
        } catch (IOException e) {
            throw new CommandFailedException(file + " cannot be read: " + e, e);
        }
    }

    /**
     * The media type of an image.
     *
     * @param file for the complaint
     * @throws CommandFailedException if it is neither PNG nor JPEG
     */
    static String mediaType(Path file, byte[] bytes) {
        if (startsWith(bytes, PNG)) {
            return "image/png";
        }
        if (startsWith(bytes, JPEG)) {
            return "image/jpeg";
        }
        throw new CommandFailedException(file + " is neither a PNG nor a JPEG image");
    }

    private static boolean startsWith(byte[] bytes, int[] signature) {
        if (bytes.length < signature.length) {
            return false;
        }
        for (int i = 0; i < signature.length; i++) {
            if ((bytes[i] & 0xFF) != signature[i]) {
                return false;
            }
        }
        return true;
    }
}
