package io.cotejo.metrics.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Transactions on the service's database. Safe for use by several threads. */
public final class Database {
    private final DataSource source;

    public Database(DataSource source) {
        this.source = source;
    }

    /** What is done within one transaction. */
    @FunctionalInterface
    public interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    /** What is done within one transaction, for its effect only. */
    @FunctionalInterface
    public interface Effect {
        void on(Connection connection) throws SQLException;
    }

    /**
     * Does the work in a transaction: all of it, or, if it throws, nothing.
     *
     * @throws DatabaseException if the database is away or refuses
     */
    public <T> T inTransaction(Work<T> work) {
        try (var connection = source.getConnection()) {
            connection.setAutoCommit(false);
            try {
                var result = work.on(connection);
                connection.commit();
                return result;
            } catch (Throwable e) { // after an Error too: the pool would commit what it finds open
                rollBack(connection, e);
                throw e;
            }
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    /** The same for work without a result. */
    public void transact(Effect effect) {
        Boolean done = inTransaction(connection -> {
            effect.on(connection);
            return true;
        });
        assert done;
    }

    /**
     * A connection of the caller's own, for a lock that outlives a transaction.
     *
     * @throws DatabaseException if the database is away
     */
    public Connection connect() {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw new DatabaseException(e);
        }
    }

    private static void rollBack(Connection connection, Throwable cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}
