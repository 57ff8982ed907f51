package io.cotejo.metrics.run;

import io.cotejo.metrics.database.Database;
import io.cotejo.metrics.database.DatabaseException;
import io.cotejo.metrics.database.Statements;
import java.util.Map;
import java.util.stream.Collectors;

/** How many runs are on their way. */
final class UnfinishedRuns {
    private static final String COUNTS =
            "SELECT status, count(*) AS runs FROM runs WHERE status IN ('queued', 'running') GROUP BY status";

    private final Database database;

    UnfinishedRuns(Database database) {
        this.database = database;
    }

    private record Count(String status, long runs) {}

    /**
     * The number of runs by status; a status that no run has is missing.
     *
     * @throws DatabaseException if the database is away, or was never migrated
     */
    Map<String, Long> byStatus() {
        return database
                .inTransaction(connection -> Statements.list(
                        connection, COUNTS, row -> new Count(row.getString("status"), row.getLong("runs"))))
                .stream()
                .collect(Collectors.toMap(Count::status, Count::runs));
    }
}
