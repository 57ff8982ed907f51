package io.cotejo.metrics.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A statement that is put together of fixed texts, with its parameters in their order. What a client has written goes
 * into the parameters, never into a text.
 */
public final class Sql {
    private final StringBuilder text = new StringBuilder();
    private final List<@Nullable Object> parameters = new ArrayList<>();

    private Sql() {}

    /** A statement that begins so. */
    public static Sql of(String text, @Nullable Object... parameters) {
        return new Sql().add(text, parameters);
    }

    /**
     * Goes on with this.
     *
     * @param values one for each question mark of the text
     */
    public Sql add(String more, @Nullable Object... values) {
        text.append(more);
        parameters.addAll(Arrays.asList(values));
        return this;
    }

    /** Goes on with another statement, and its parameters. */
    public Sql add(Sql other) {
        text.append(other.text);
        parameters.addAll(other.parameters);
        return this;
    }

    /** All rows that it gives. */
    public <T> List<T> list(Connection connection, Statements.RowReader<T> reader) throws SQLException {
        return Statements.list(connection, text.toString(), reader, parameters.toArray());
    }

    /** The first row that it gives, if it gives any. */
    public <T> Optional<T> first(Connection connection, Statements.RowReader<T> reader) throws SQLException {
        return list(connection, reader).stream().findFirst();
    }

    /** The texts alone, with question marks for the parameters. */
    @Override
    public String toString() {
        return text.toString();
    }
}
