package io.cotejo.metrics.projection;

import io.cotejo.metrics.database.Database;
import io.cotejo.metrics.database.DatabaseException;
import io.quarkus.logging.Log;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The right to follow the topics, which one instance at a time has. It is a lock of the database that ends with its
 * connection. Were two ever to hold it, {@link Offsets} still lets only one commit.
 */
final class Leadership implements AutoCloseable {
    private static final long LOCK = 0xC07E_70L;

    private final Connection connection;

    private Leadership(Connection connection) {
        this.connection = connection;
    }

    /**
     * Takes it, if no other instance has it.
     *
     * @throws DatabaseException if the database is away
     */
    static Optional<Leadership> tryTake(Database database) {
        var connection = database.connect();
        boolean locked = false;
        try {
            locked = lock(connection);
            return locked ? Optional.of(new Leadership(connection)) : Optional.empty();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        } finally {
            if (!locked) {
                release(connection);
            }
        }
    }

    private static void release(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            Log.debug("A connection without the lock could not be closed", e);
        }
    }

    private static boolean lock(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("SET tcp_keepalives_idle = 10"); // so that a lost machine's lock ends soon
            try (var row = statement.executeQuery("SELECT pg_try_advisory_lock(" + LOCK + ")")) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Gives it back. If the connection is lost, the database has done so already. */
    @Override
    public void close() {
        try (connection;
                var statement = connection.createStatement()) {
            statement.execute("SELECT pg_advisory_unlock(" + LOCK + ")");
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }
}
