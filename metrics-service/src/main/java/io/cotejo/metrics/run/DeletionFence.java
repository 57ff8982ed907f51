package io.cotejo.metrics.run;

import io.cotejo.events.RunId;
import io.cotejo.events.RunState;
import io.cotejo.metrics.deletion.DeletedRuns;
import io.cotejo.metrics.outbox.Outbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps the states of deleted runs out of the tables. For one batch. */
final class DeletionFence {
    private final Map<RunId, Instant> deleted;
    private final Map<RunId, RunState.Deleted> marked = new HashMap<>();
    private final Set<RunId> late = new HashSet<>();
    private final List<RunState> passed = new ArrayList<>();
    private int markers;

    private DeletionFence(Map<RunId, Instant> deleted) {
        this.deleted = deleted;
    }

    /** Sorts states, those of one run in their order. */
    static DeletionFence of(Connection connection, List<RunState> states) throws SQLException {
        var ids = states.stream().map(RunState::runId).distinct().toList();
        var fence = new DeletionFence(DeletedRuns.among(connection, ids));
        states.forEach(fence::sort);
        return fence;
    }

    private void sort(RunState state) {
        var run = state.runId();
        if (state instanceof RunState.Deleted marker) {
            markers++;
            deleted.putIfAbsent(run, marker.at());
            marked.put(run, marker);
            late.remove(run);
        } else if (deleted.containsKey(run)) {
            late.add(run);
        } else {
            passed.add(state);
        }
    }

    /** The states of runs that were not deleted by then. */
    List<RunState> passed() {
        return List.copyOf(passed);
    }

    /** How many of the states say that a run was deleted. */
    int markers() {
        return markers;
    }

    /**
     * Erases the runs that were deleted in this batch. Where a state came after that, the topic, which keeps the last one
     * of a run, is told again.
     */
    void close(Connection connection, Outbox outbox) throws SQLException {
        for (var marker : marked.values()) {
            DeletedRuns.erase(connection, marker.runId(), deletedAt(marker.runId()));
            DeletedRuns.keepVersions(connection, marker);
        }
        for (var run : late) {
            outbox.add(connection, DeletedRuns.marker(connection, run, deletedAt(run)));
        }
    }

    private Instant deletedAt(RunId run) {
        return deleted.getOrDefault(run, Instant.EPOCH);
    }
}
