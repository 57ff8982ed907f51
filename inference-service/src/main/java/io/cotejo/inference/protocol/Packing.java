package io.cotejo.inference.protocol;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/**
 * Packs answers for those who ask for it, and unpacks request bodies up to a size, so that a small body cannot become a
 * huge one.
 */
final class Packing {
    /** The smallest answer that is packed, in bytes. */
    static final int SMALLEST = 1024;

    private static final int ZLIB_METHOD = 8;
    private static final int ZLIB_CHECK = 31;

    private final long largest;

    Packing(long largest) {
        this.largest = largest;
    }

    /**
     * The body of an answer in the form that the client likes best; says so in the answer's headers. Nothing happens where
     * the client sent no {@code Accept-Encoding}.
     */
    static Buffer pack(HttpServerRequest request, Buffer body) {
        if (body.length() < SMALLEST) {
            return body;
        }
        var accepted = request.headers().get(HttpHeaders.ACCEPT_ENCODING);
        if (accepted == null) {
            return body;
        }
        var encoding = Encoding.preferred(accepted);
        var headers = request.response().headers().set(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (encoding == Encoding.IDENTITY) {
            return body;
        }
        headers.set(HttpHeaders.CONTENT_ENCODING, encoding.token());
        return Buffer.buffer(encoding.pack(body.getBytes()));
    }

    /**
     * The body as it was before it was packed.
     *
     * @param encoding the value of {@code Content-Encoding}
     * @throws RefusedException as soon as it is known to be too large, if it is not packed like that, or like that is not known
     */
    byte[] unpack(String encoding, byte[] body) {
        return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
            case "identity" -> body;
            case "gzip", "x-gzip" -> read(encoding, body, GZIPInputStream::new);
            case "deflate" -> inflate(encoding, body);
            default ->
                throw RefusedException.unsupported("Content-Encoding " + encoding
                        + " is not supported; send the body as it is, or packed with gzip or deflate");
        };
    }

    /** With zlib's header (RFC 1950), as the specification says, or without (RFC 1951), as some clients do. */
    private byte[] inflate(String encoding, byte[] body) {
        try (var inflater = new Inflater(!hasZlibHeader(body))) {
            return read(encoding, body, packed -> new InflaterInputStream(packed, inflater));
        }
    }

    /** Every such header would begin a raw stream with padding that is not zero, which nobody writes. */
    private static boolean hasZlibHeader(byte[] body) {
        return body.length >= 2
                && (body[0] & 0x0F) == ZLIB_METHOD
                && ((body[0] & 0xFF) << Byte.SIZE | (body[1] & 0xFF)) % ZLIB_CHECK == 0;
    }

    private byte[] read(String encoding, byte[] body, Unpacker unpacker) {
        try (var unpacked = unpacker.open(new ByteArrayInputStream(body))) {
            var bytes = unpacked.readNBytes((int) Math.min(largest + 1, Integer.MAX_VALUE));
            if (bytes.length > largest) {
                throw RefusedException.tooLarge(largest);
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
