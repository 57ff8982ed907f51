package io.cotejo.metrics.problem;

/** A query parameter or a field of the body has a value that it cannot have. */
public final class InvalidParameterException extends RefusedException {
    /**
     * Names the field and the value.
     *
     * @param allowed what it may be, after "must be"
     */
    public InvalidParameterException(String field, String seen, String allowed) {
        super(400, "%s must be %s, was \"%s\"".formatted(field, allowed, seen));
    }
}
