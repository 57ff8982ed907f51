package io.cotejo.metrics.problem;

/** A query parameter or a field of the body has a value that it cannot have. */
public final class InvalidParameterException extends RefusedException {
    private static final int LONGEST_SEEN = 200;

    /**
     * Names the field and the value.
     *
     * @param allowed what it may be, after "must be"
     */
    public InvalidParameterException(String field, String seen, String allowed) {
        super(400, "%s must be %s, was \"%s\"".formatted(field, allowed, cut(seen)));
    }

    /** A value as it is told back: the beginning is enough to know it by. */
    static String cut(String seen) {
        return seen.length() > LONGEST_SEEN ? seen.substring(0, LONGEST_SEEN) + "…" : seen;
    }
}
