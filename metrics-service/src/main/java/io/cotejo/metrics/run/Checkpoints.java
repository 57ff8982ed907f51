package io.cotejo.metrics.run;

import io.cotejo.events.CheckpointSaved;
import io.cotejo.events.Event;
import io.cotejo.events.EventJson;
import io.cotejo.events.Topic;
import io.cotejo.metrics.database.Statements;
import io.cotejo.metrics.deletion.DeletedRuns;
import io.cotejo.metrics.projection.Fold;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Folds checkpoints: the last one of each run's highest attempt, unless it was deleted. */
public final class Checkpoints implements Fold {
    private static final String UPSERT = """
            INSERT INTO checkpoints AS old (run_id, attempt, epoch, event)
            SELECT * FROM (VALUES (?, ?, ?, ?::jsonb)) AS new (run_id, attempt, epoch, event)
            WHERE NOT EXISTS (SELECT FROM deleted_runs d WHERE d.run_id = new.run_id)
            ON CONFLICT (run_id) DO UPDATE SET attempt = excluded.attempt, epoch = excluded.epoch, event = excluded.event
            WHERE excluded.attempt >= old.attempt""";

    @Override
    public Topic topic() {
        return Topic.CHECKPOINTS;
    }

    @Override
    public int fold(Connection connection, List<? extends Event> events) throws SQLException {
        var checkpoints = events.stream().map(CheckpointSaved.class::cast).toList();
        DeletedRuns.fence(
                connection, checkpoints.stream().map(CheckpointSaved::runId).toList());
        return Statements.updateEach(connection, UPSERT, checkpoints, Checkpoints::row);
    }

    private static @Nullable Object[] row(CheckpointSaved saved) {
        var json = new String(EventJson.write(saved), StandardCharsets.UTF_8);
        return new @Nullable Object[] {saved.runId().value(), saved.attempt(), saved.epoch(), json};
    }
}
