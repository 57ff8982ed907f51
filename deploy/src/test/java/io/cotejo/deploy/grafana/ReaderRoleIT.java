package io.cotejo.deploy.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotejo.deploy.Repository;
import io.cotejo.embedded.junit.TestPostgreSql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The role is made first and the tables later, as compose does it. */
class ReaderRoleIT {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String READ_ONLY_TRANSACTION = "25006";
    private static final String URL = TestPostgreSql.freshDatabase();

    private static Connection reader;

    @BeforeAll
    static void migrate() throws SQLException {
        try (var owner = DriverManager.getConnection(URL, TestPostgreSql.username(), TestPostgreSql.password())) {
            ReaderRole.create(owner);
            ReaderRole.create(owner); // as after a rebuild of the database: the role is the server's, and there already
        }
        Flyway.configure()
                .dataSource(URL, TestPostgreSql.username(), TestPostgreSql.password())
                .locations("filesystem:" + Repository.ROOT.resolve("metrics-service/src/main/resources/db/migration"))
                .load()
                .migrate();
        reader = ReaderRole.connect(URL);
    }

    @AfterAll
    static void disconnect() throws SQLException {
        reader.close();
    }

    @Test
    void readsEveryTable() throws SQLException {
        var tables = tables();

        assertThat(tables).contains("runs", "epochs", "model_versions");
        for (var table : tables) {
            try (var statement = reader.createStatement()) {
                assertThat(statement.execute("SELECT * FROM " + table)).isTrue();
            }
        }
    }

    @Test
    void writesNothing() throws SQLException {
        for (var table : tables()) {
            assertThat(refusal("DELETE FROM " + table)).as(table).isIn(INSUFFICIENT_PRIVILEGE, READ_ONLY_TRANSACTION);
        }
        assertThat(refusal("CREATE TABLE mine (a int)")).isIn(INSUFFICIENT_PRIVILEGE, READ_ONLY_TRANSACTION);
    }

    @Test
    void writesNothingEvenIfItAsksForAWritingSession() throws SQLException {
        try (var connection = ReaderRole.connect(URL);
                var statement = connection.createStatement()) {
            statement.execute("SET default_transaction_read_only = off");
            for (var sql : List.of(
                    "INSERT INTO models VALUES ('mine')",
                    "UPDATE models SET name = 'mine'",
                    "DELETE FROM models",
                    "TRUNCATE models",
                    "DROP TABLE models",
                    "CREATE TABLE mine (a int)",
                    "ALTER ROLE cotejo_reader SUPERUSER")) {
                assertThatThrownBy(() -> statement.execute(sql))
                        .as(sql)
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                refused -> assertThat(refused.getSQLState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
            }
        }
    }

    private static String refusal(String sql) throws SQLException {
        try (var statement = reader.createStatement()) {
            statement.execute(sql);
            return "none";
        } catch (SQLException e) {
            return String.valueOf(e.getSQLState());
        }
    }

    private static List<String> tables() throws SQLException {
        try (var statement = reader.createStatement();
                var rows = statement.executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }
}
