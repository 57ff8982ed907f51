package io.cotejo.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Texts written to and read from a table of the database {@code cotejo}. */
final class Rows {
    private Rows() {}

    static Connection connect(EmbeddedPostgreSql postgres, String password) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), password);
    }

    static void write(EmbeddedPostgreSql postgres, String text) throws SQLException {
        try (var connection = connect(postgres, postgres.password());
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS note (text text)");
            statement.execute("INSERT INTO note VALUES ('" + text + "')");
        }
    }

    static List<String> read(EmbeddedPostgreSql postgres) throws SQLException {
        return query(postgres, "SELECT text FROM note");
    }

    static String setting(EmbeddedPostgreSql postgres, String name) throws SQLException {
        return query(postgres, "SHOW " + name).getFirst();
    }

    private static List<String> query(EmbeddedPostgreSql postgres, String sql) throws SQLException {
        try (var connection = connect(postgres, postgres.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }
}
