package io.cotejo.metrics.registry;

import io.cotejo.events.Event;
import io.cotejo.events.ModelExported;
import io.cotejo.events.Topic;
import io.cotejo.events.trace.Spans;
import io.cotejo.metrics.deletion.DeletedRuns;
import io.cotejo.metrics.projection.Fold;
import io.cotejo.metrics.projection.Traces;
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
        return fold(connection, events, new Traces());
    }

    @Override
    public int fold(Connection connection, List<? extends Event> events, Traces traces) throws SQLException {
        var exports = events.stream().map(ModelExported.class::cast).toList();
        DeletedRuns.fence(connection, exports.stream().map(ModelExported::runId).toList());
        for (var export : exports) {
            if (DeletedRuns.contain(connection, export.runId())) {
                DeletedRuns.countExport(connection, export.model(), export.runId());
                continue;
            }
            RegistryRows.insert(connection, export);
            try (var _ = Spans.open("register", traces.of(export), export.runId())) {
                registry.register(connection, export);
            }
        }
        return 0;
    }
}
