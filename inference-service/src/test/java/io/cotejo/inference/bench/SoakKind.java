package io.cotejo.inference.bench;

/** A kind of request in the soak's traffic. */
enum SoakKind {
    BINARY(600, 200, "success"),
    JSON(250, 200, "success"),
    BAD(100, 400, "rejected"),
    UNKNOWN(40, 404, "unknown"),
    /** The client goes away in the middle of its request: at most counted as cancelled. */
    HUNG_UP_EARLY(5, 0, ""),
    /** The client goes away when it has sent its request: the server may or may not have noticed. */
    HUNG_UP_LATE(5, 0, "");

    private final int weight;
    private final int status;
    private final String outcome;

    SoakKind(int weight, int status, String outcome) {
        this.weight = weight;
        this.status = status;
        this.outcome = outcome;
    }

    /** Of a thousand requests, so many are of this kind. */
    int weight() {
        return weight;
    }

    /** What it must be answered with; 0 if nobody waits for an answer. */
    int status() {
        return status;
    }

    /** What the service must count it as; empty if that is open. */
    String outcome() {
        return outcome;
    }
}
