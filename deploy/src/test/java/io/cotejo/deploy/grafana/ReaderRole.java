package io.cotejo.deploy.grafana;

import io.cotejo.deploy.Repository;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Collectors;

/** The role that Grafana reads with, made by the script that is shipped. */
final class ReaderRole {
    private static final String NAME = "cotejo_reader";
    private static final String PASSWORD = "it's a \"test\"";

    private ReaderRole() {}

    /** Runs the script as psql would; the server takes no commands of psql's own. */
    static void create(Connection owner) throws SQLException {
        var script = Repository.text("deploy/postgres/reader.sql")
                .lines()
                .filter(line -> !line.equals("\\getenv reader_password READER_PASSWORD"))
                .collect(Collectors.joining("\n"))
                .replace(":'reader_password'", "'" + PASSWORD.replace("'", "''") + "'");
        try (var statement = owner.createStatement()) {
            statement.execute(script);
        }
    }

    static Connection connect(String jdbcUrl) throws SQLException {
        return DriverManager.getConnection(jdbcUrl, NAME, PASSWORD);
    }
}
