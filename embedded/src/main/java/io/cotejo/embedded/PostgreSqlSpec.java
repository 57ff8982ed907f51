package io.cotejo.embedded;

import java.nio.file.Path;

/**
 * Where a PostgreSQL keeps its state and where it listens.
 *
 * @param folder its programs, data and password; made at the first start
 * @param logs where what it prints is kept
 * @param port on the loopback address; may change between two starts
 */
public record PostgreSqlSpec(Path folder, Path logs, int port) {
    /** A PostgreSQL in the home. */
    public static PostgreSqlSpec in(Home home, int port) {
        return new PostgreSqlSpec(home.postgres(), home.logs(), port);
    }
}
