package io.cotejo.metrics.database;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Reading and writing values that JDBC has no name for. */
public final class Statements {
    private Statements() {}

    /** Reads one row into a value. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Sets the parameters, the first being {@code parameters[0]}; nulls included. A list becomes an array of texts. */
    public static void bind(PreparedStatement statement, @Nullable Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, known(parameters[i]));
        }
    }

    private static @Nullable Object known(@Nullable Object value) {
        return switch (value) {
            case Instant instant -> Timestamp.from(instant);
            case List<?> values -> values.stream().map(String::valueOf).toArray(String[]::new);
            case null, default -> value;
        };
    }

    /** All rows that a query gives. */
    public static <T> List<T> list(
            Connection connection, String sql, RowReader<T> reader, @Nullable Object... parameters)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            try (var rows = statement.executeQuery()) {
                var values = new ArrayList<T>();
                while (rows.next()) {
                    values.add(reader.read(rows));
                }
                return values;
            }
        }
    }

    /** The first row that a query gives, if it gives any. */
    public static <T> Optional<T> first(
            Connection connection, String sql, RowReader<T> reader, @Nullable Object... parameters)
            throws SQLException {
        return list(connection, sql, reader, parameters).stream().findFirst();
    }

    /** Executes a statement and tells how many rows it changed. */
    public static int update(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            bind(statement, parameters);
            return statement.executeUpdate();
        }
    }

    /** Executes a statement for each of some rows, given its parameters, and tells for how many it changed nothing. */
    public static <T> int updateEach(
            Connection connection, String sql, List<T> rows, Function<T, @Nullable Object[]> parameters)
            throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var row : rows) {
                bind(statement, parameters.apply(row));
                statement.addBatch();
            }
            return (int) Arrays.stream(statement.executeBatch())
                    .filter(changed -> changed == 0)
                    .count();
        }
    }

    /** One column of many rows, for {@code unnest}. */
    public static <T> Array column(
            Connection connection, String type, List<T> rows, Function<T, @Nullable Object> value) throws SQLException {
        return connection.createArrayOf(type, rows.stream().map(value).toArray(array(type)));
    }

    /** With elements of their own type the driver sends them as they are; otherwise it writes each as a text. */
    private static IntFunction<@Nullable Object[]> array(String type) {
        return switch (type) {
            case "float8" -> Double[]::new;
            case "int" -> Integer[]::new;
            case "bigint" -> Long[]::new;
            case "bool" -> Boolean[]::new;
            case "text" -> String[]::new;
            default -> Object[]::new;
        };
    }

    /** A point in time; null where the column is. */
    public static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    /** A whole number; null where the column is. */
    public static @Nullable Integer integer(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Integer.class);
    }

    /** A whole number of 64 bits; null where the column is. */
    public static @Nullable Long longInteger(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Long.class);
    }

    /** A number; null where the column is. */
    public static @Nullable Double number(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Double.class);
    }
}
