package io.cotejo.metrics.problem;

/** A request that cannot be answered as it was asked. Each feature says why in a subclass of its own. */
public abstract class RefusedException extends RuntimeException {
    private final int status;

    /**
     * Refuses a request.
     *
     * @param status of HTTP, 400 to 599
     * @param detail what was wrong, the value seen, and the remedy
     */
    protected RefusedException(int status, String detail) {
        super(detail);
        this.status = status;
    }

    int status() {
        return status;
    }
}
