package io.cotejo.metrics.stream;

/** One who listens. Its methods return at once, however slow the client is. */
interface Listener {
    /** What it wants to hear of. */
    Interest interest();

    /** Takes a message; cuts the client off if too many wait. */
    void send(Frame frame);

    /** Says that all is well. */
    void heartbeat();

    /** Ends the connection; the client will try another. */
    void end();
}
