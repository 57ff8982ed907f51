package io.cotejo.metrics.run;

import io.cotejo.metrics.problem.InvalidParameterException;

/**
 * A part of a listing.
 *
 * @param limit at most so many
 * @param offset after so many
 */
public record Page(int limit, int offset) {
    private static final int LARGEST = 500;

    public Page {
        if (limit < 1 || limit > LARGEST) {
            throw new InvalidParameterException("limit", Integer.toString(limit), "from 1 to " + LARGEST);
        }
        if (offset < 0) {
            throw new InvalidParameterException("offset", Integer.toString(offset), "at least 0");
        }
    }

    /** Reads the two parameters. */
    public static Page parse(String limit, String offset) {
        return new Page(parse("limit", limit, "from 1 to " + LARGEST), parse("offset", offset, "at least 0"));
    }

    private static int parse(String field, String text, String allowed) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new InvalidParameterException(field, text, "a whole number " + allowed);
        }
    }
}
