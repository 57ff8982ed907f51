package io.cotejo.metrics.projection;

/** The database stands at other offsets than this instance left it at: another instance is at work on it. */
final class OvertakenException extends RuntimeException {
    OvertakenException() {
        super("The database is not where this instance left it; reading on from where it is");
    }
}
