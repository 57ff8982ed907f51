package io.cotejo.embedded;

import java.io.IOException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.ServiceLoader;

/** A real PostgreSQL on the loopback address, as root too. Its state outlives it, kill -9 included. */
public final class EmbeddedPostgreSql implements AutoCloseable {
    /** The database that exists from the first start on. */
    public static final String DATABASE = "cotejo";

    private static final String MAINTENANCE_DATABASE = "postgres";
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    private final PostgreSqlSpec spec;
    private final String password;
    private final ChildProcess process;

    private EmbeddedPostgreSql(PostgreSqlSpec spec, String password, ChildProcess process) {
        this.spec = spec;
        this.password = password;
        this.process = process;
    }

    /**
     * Starts PostgreSQL and waits until it answers; the first time, unpacks it and makes its data folder.
     *
     * @throws EmbeddedException if the port is taken, or PostgreSQL does not start; with the last lines it printed
     */
    public static EmbeddedPostgreSql start(PostgreSqlSpec spec) {
        try {
            var cluster = new PostgreSqlCluster(spec);
            cluster.endStaleServer();
            Ports.requireFree("PostgreSQL", spec.port());
            var process = ChildProcess.start(cluster.server(cluster.prepare()));
            var postgres = new EmbeddedPostgreSql(spec, cluster.password(), process);
            process.awaitReady(postgres::answers, START_TIMEOUT);
            postgres.createDatabaseOnce();
            return postgres;
        } catch (IOException e) {
            throw new EmbeddedException("PostgreSQL cannot be set up in " + spec.folder() + ": " + e, e);
        }
    }

    private boolean answers() throws SQLException {
        try (var connection = connect(MAINTENANCE_DATABASE)) {
            return connection.isValid(1);
        }
    }

    private void createDatabaseOnce() {
        try (var connection = connect(MAINTENANCE_DATABASE);
                var query = connection.prepareStatement("SELECT FROM pg_database WHERE datname = ?")) {
            query.setString(1, DATABASE);
            if (!query.executeQuery().next()) {
                create(DATABASE, connection);
            }
        } catch (SQLException e) {
            close();
            throw new EmbeddedException("The database " + DATABASE + " cannot be made: " + e.getMessage(), e);
        }
    }

    /**
     * Makes an empty database.
     *
     * @param name of letters, digits and underscores
     * @throws EmbeddedException if it exists already
     */
    public void createDatabase(String name) {
        try (var connection = connect(MAINTENANCE_DATABASE)) {
            create(name, connection);
        } catch (SQLException e) {
            throw new EmbeddedException("The database " + name + " cannot be made: " + e.getMessage(), e);
        }
    }

    private static void create(String name, Connection connection) throws SQLException {
        if (!name.matches("\\w{1,63}")) {
            throw new IllegalArgumentException("name must be 1 to 63 letters, digits or underscores, was " + name);
        }
        try (var statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE \"" + name + "\"");
        }
    }

    private Connection connect(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", username());
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "2");
        for (var driver : drivers()) {
            var connection = driver.connect(jdbcUrl(database), properties);
            if (connection != null) {
                return connection;
            }
        }
        throw new EmbeddedException("There is no PostgreSQL driver on the class path. Add org.postgresql:postgresql.");
    }

    // DriverManager does not see the driver where a framework loads classes.
    private static Iterable<Driver> drivers() {
        return ServiceLoader.load(Driver.class, EmbeddedPostgreSql.class.getClassLoader());
    }

    /** The JDBC URL of the database {@value #DATABASE}. */
    public String jdbcUrl() {
        return jdbcUrl(DATABASE);
    }

    /** The JDBC URL of another database here. */
    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(spec.port(), database);
    }

    /** The user, who owns all that is here. */
    public String username() {
        return PostgreSqlCluster.USER;
    }

    /** The user's password, kept for its owner only in the folder's file {@code password}. */
    public String password() {
        return password;
    }

    /** The server's process. */
    public ChildProcess process() {
        return process;
    }

    /** Kills the server with SIGKILL and waits for its end; {@link #start} with the same spec takes its state up again. */
    public void kill() {
        process.kill();
    }

    /** Stops the server in good order, open connections included; its state stays. */
    @Override
    public void close() {
        process.stop();
    }
}
