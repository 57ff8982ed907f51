package io.cotejo.inference.protocol;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

/** Unpacks request bodies up to a size, so that a small body cannot become a huge one. */
final class Packing {
    private final long largest;

    Packing(long largest) {
        this.largest = largest;
    }

    /**
     * The body as it was before it was packed.
     *
     * @param encoding the value of {@code Content-Encoding}
     * @throws Bodies.TooLarge as soon as it is known to be too large
     * @throws RefusedException if it is not packed like that, or like that is not known
     */
    byte[] unpack(String encoding, byte[] body) {
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "identity" -> body;
            case "gzip" -> read(encoding, body, GZIPInputStream::new);
            case "deflate" -> read(encoding, body, InflaterInputStream::new);
            default ->
                throw RefusedException.unsupported("Content-Encoding " + encoding
                        + " is not supported; send the body as it is, or packed with gzip or deflate");
        };
    }

    private byte[] read(String encoding, byte[] body, Unpacker unpacker) {
        try (var unpacked = unpacker.open(new ByteArrayInputStream(body))) {
            var bytes = unpacked.readNBytes((int) Math.min(largest + 1, Integer.MAX_VALUE));
            if (bytes.length > largest) {
                throw new Bodies.TooLarge(largest);
            }
            return bytes;
        } catch (IOException e) {
            throw RefusedException.badRequest("the body is not packed with " + encoding + " as Content-Encoding says");
        }
    }

    /** How a stream is unpacked. */
    @FunctionalInterface
    private interface Unpacker {
        InputStream open(InputStream packed) throws IOException;
    }
}
