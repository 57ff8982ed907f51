package io.cotejo.inference.infer;

import io.cotejo.inference.protocol.RefusedException;
import java.util.Optional;

/**
 * The bytes of an infer request or answer: JSON, and after it the binary tensors in the order in which it names them.
 * The bytes belong to whoever made it.
 */
final class InferBody {
    static final String HEADER = "Inference-Header-Content-Length";

    private final byte[] bytes;
    private final int json;

    private InferBody(byte[] bytes, int json) {
        this.bytes = bytes;
        this.json = json;
    }

    /**
     * Takes a body apart.
     *
     * @param header the value of {@link #HEADER}, if it was sent
     */
    static InferBody of(byte[] bytes, Optional<String> header) {
        return new InferBody(
                bytes, header.map(text -> length(text, bytes.length)).orElse(bytes.length));
    }

    private static int length(String text, int total) {
        try {
            int length = Integer.parseInt(text);
            if (length >= 0 && length <= total) {
                return length;
            }
        } catch (NumberFormatException _) {
            // refused below, as every other value that cannot be
        }
        throw RefusedException.badRequest(
                HEADER + " must be a whole number from 0 to the body's " + total + " bytes, was '" + text + "'");
    }

    byte[] bytes() {
        return bytes;
    }

    /** How many of the bytes are JSON; the tensors begin there. */
    int json() {
        return json;
    }

    /** Refuses tensors of any other size than the JSON says. */
    void requireTensors(int size) {
        if (bytes.length - json != size) {
            throw RefusedException.badRequest("the body has " + (bytes.length - json)
                    + " bytes after its JSON, its tensors have " + size + "; " + HEADER + " says where the JSON ends");
        }
    }

    /** True if there is no JSON at all: the bytes are one image and nothing else. */
    boolean raw() {
        return json == 0 && bytes.length > 0;
    }
}
