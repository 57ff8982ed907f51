package io.cotejo.metrics.stream;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A point in the history of the tables.
 *
 * @param tables names them: a database that was filled anew has another history
 * @param transaction all before this one are told; it and those after it are not
 */
record Position(UUID tables, long transaction) {
    private static final Pattern FORM = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})_([0-9]{1,18})");

    /** Reads what {@link #toString} has written; empty if it is anything else. */
    static Optional<Position> parse(String text) {
        var matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(new Position(UUID.fromString(matcher.group(1)), Long.parseLong(matcher.group(2))))
                : Optional.empty();
    }

    /** True if one who stands here can be told all that came between here and {@code other}. */
    boolean leadsTo(Position other) {
        return tables.equals(other.tables) && transaction <= other.transaction;
    }

    @Override
    public String toString() {
        return tables + "_" + transaction;
    }
}
