package io.cotejo.metrics.registry;

import io.cotejo.events.Event;
import io.cotejo.events.ModelExported;
import io.cotejo.events.Topic;
import io.cotejo.metrics.deletion.DeletedRuns;
import io.cotejo.metrics.projection.Fold;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Folds exports: each is kept, and the first of a run becomes a version; not those of deleted runs. */
public final class Exports implements Fold {
    private final Registry registry;

    public Exports(Registry registry) {
        this.registry = registry;
    }

    @Override
    public Topic topic() {
        return Topic.EXPORTS;
    }

    @Override
    public int fold(Connection connection, List<? extends Event> events) throws SQLException {
        for (var event : events) {
            var export = (ModelExported) event;
            if (DeletedRuns.contain(connection, export.runId())) {
                DeletedRuns.countExport(connection, export.model(), export.runId());
            } else {
                RegistryRows.insert(connection, export);
                registry.register(connection, export);
            }
        }
        return 0;
    }
}
