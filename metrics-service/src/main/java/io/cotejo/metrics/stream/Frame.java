package io.cotejo.metrics.stream;

import org.jspecify.annotations.Nullable;

/**
 * One message to a client.
 *
 * @param id where the client stands once it has it; null between the messages of one batch, so that a client that is cut
 *     off among them is told the batch again
 * @param event its kind
 * @param json its content
 */
record Frame(@Nullable Position id, String event, String json) {
    /**
     * From here on the client is told what changes.
     *
     * @param resumed false if something before was not told: the client has to read anew what it shows
     */
    static Frame ready(Position id, boolean resumed) {
        return new Frame(id, "ready", "{\"resumed\":" + resumed + "}");
    }
}
