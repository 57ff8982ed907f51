package io.cotejo.metrics.database;

import java.sql.SQLException;

/** The database is away, or has refused a statement. */
public final class DatabaseException extends RuntimeException {
    private static final String DATA_EXCEPTION = "22";
    private static final String INTEGRITY_VIOLATION = "23";
    private static final String LIMIT_EXCEEDED = "54"; // such as a text too long for an index

    private static final String UNDEFINED_TABLE = "42P01";

    private final String state;

    public DatabaseException(SQLException cause) {
        super(cause.getMessage(), cause);
        state = cause.getSQLState() == null ? "" : cause.getSQLState();
    }

    /** True if a table is not there: before the first migration, none is. */
    public boolean lacksTable() {
        return state.equals(UNDEFINED_TABLE);
    }

    /** True if it was a value that the database refused; then trying the same again is of no use. */
    public boolean causedByData() {
        return state.startsWith(DATA_EXCEPTION)
                || state.startsWith(INTEGRITY_VIOLATION)
                || state.startsWith(LIMIT_EXCEEDED);
    }
}
