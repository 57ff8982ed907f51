package io.cotejo.inference.bench;

import java.nio.ByteBuffer;

/**
 * What a connection sends next.
 *
 * @param kind whatever the plan wants to be told again
 * @param bytes a request, or as much of it as is sent
 * @param hangUp true if the client goes away without waiting for an answer
 */
record Sending(String kind, ByteBuffer bytes, boolean hangUp) {
    static Sending request(String kind, byte[] request) {
        return new Sending(kind, direct(request, request.length), false);
    }

    /** Only so many bytes of a request, and then nobody is there. */
    static Sending abandoned(String kind, byte[] request, int bytes) {
        return new Sending(kind, direct(request, bytes), true);
    }

    private static ByteBuffer direct(byte[] request, int bytes) {
        return ByteBuffer.allocateDirect(bytes).put(request, 0, bytes).flip().asReadOnlyBuffer();
    }
}
