package io.cotejo.metrics.run;

import io.cotejo.events.Event;
import io.cotejo.events.EventJson;
import io.cotejo.events.NetworkSummary;
import io.cotejo.events.Provenance;
import io.cotejo.events.RunResults;
import io.cotejo.events.RunState;
import io.cotejo.events.Topic;
import io.cotejo.metrics.database.Statements;
import io.cotejo.metrics.outbox.Outbox;
import io.cotejo.metrics.projection.Fold;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Folds run states: one row a run, the state of its highest attempt. What a later state leaves out is kept. */
public final class RunStates implements Fold {
    private static final String UPSERT = """
            INSERT INTO runs AS old (run_id, attempt, status, at, submitted_at, started_at, ended_at, reason,
                experiment, name, model, dataset, network, optimizer, seed, epochs, job,
                provenance, summary, parameters, multiply_adds,
                results, best_epoch, test_loss, test_accuracy, training_seconds, images_per_second, weights_sha256)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?,  ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb,  ?::jsonb, ?::jsonb, ?, ?,
                ?::jsonb, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (run_id) DO UPDATE SET
                attempt = excluded.attempt, status = excluded.status, at = excluded.at, changed = DEFAULT,
                submitted_at = least(excluded.submitted_at, old.submitted_at),
                started_at = coalesce(excluded.started_at, old.started_at),
                ended_at = excluded.ended_at, reason = excluded.reason,
                experiment = coalesce(excluded.experiment, old.experiment),
                name = coalesce(excluded.name, old.name),
                model = coalesce(excluded.model, old.model),
                dataset = coalesce(excluded.dataset, old.dataset),
                network = coalesce(excluded.network, old.network),
                optimizer = coalesce(excluded.optimizer, old.optimizer),
                seed = coalesce(excluded.seed, old.seed),
                epochs = coalesce(excluded.epochs, old.epochs),
                job = coalesce(excluded.job, old.job),
                provenance = coalesce(excluded.provenance, old.provenance),
                summary = coalesce(excluded.summary, old.summary),
                parameters = coalesce(excluded.parameters, old.parameters),
                multiply_adds = coalesce(excluded.multiply_adds, old.multiply_adds),
                results = coalesce(excluded.results, old.results),
                best_epoch = coalesce(excluded.best_epoch, old.best_epoch),
                test_loss = coalesce(excluded.test_loss, old.test_loss),
                test_accuracy = coalesce(excluded.test_accuracy, old.test_accuracy),
                training_seconds = coalesce(excluded.training_seconds, old.training_seconds),
                images_per_second = coalesce(excluded.images_per_second, old.images_per_second),
                weights_sha256 = coalesce(excluded.weights_sha256, old.weights_sha256)
            WHERE excluded.attempt >= old.attempt""";

    private final Outbox outbox;

    /** Repeats in the outbox that a run was deleted, where something came after that. */
    public RunStates(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Topic topic() {
        return Topic.RUNS;
    }

    @Override
    public int fold(Connection connection, List<? extends Event> events) throws SQLException {
        var states = events.stream().map(RunState.class::cast).toList();
        var fence = DeletionFence.of(connection, states);
        int overtaken = Statements.updateEach(connection, UPSERT, fence.passed(), RunStates::row);
        fence.close(connection, outbox);
        return overtaken + states.size() - fence.passed().size() - fence.markers();
    }

    private static @Nullable Object[] row(RunState state) {
        var job = state.job();
        var details = Details.of(state);
        var results = details.results();
        var summary = details.summary();
        return new @Nullable Object[] {
            state.runId().value(),
            state.attempt(),
            state.status(),
            state.at(),
            SubmissionTime.of(state.runId(), state.at()),
            details.startedAt(),
            state.ended() ? state.at() : null,
            details.reason(),
            job == null ? null : job.experiment(),
            job == null ? null : job.name(),
            job == null ? null : job.model(),
            job == null ? null : job.dataset().name(),
            job == null ? null : job.network().label(),
            job == null ? null : job.optimizer().label(),
            job == null ? null : job.training().seed(),
            job == null ? null : job.training().epochs(),
            json(job),
            json(details.provenance()),
            json(summary),
            summary == null ? null : summary.parameters(),
            summary == null ? null : summary.multiplyAdds(),
            json(results),
            results == null ? null : results.bestEpoch(),
            results == null ? null : results.test().score().loss(),
            results == null ? null : results.test().score().accuracy(),
            results == null ? null : results.trainingSeconds(),
            results == null ? null : results.imagesPerSecond(),
            results == null ? null : results.weightsSha256()
        };
    }

    private static @Nullable String json(@Nullable Object value) {
        return value == null ? null : new String(EventJson.write(value), StandardCharsets.UTF_8);
    }

    /** What only some states tell. */
    private record Details(
            @Nullable Instant startedAt,
            @Nullable Provenance provenance,
            @Nullable NetworkSummary summary,
            @Nullable RunResults results,
            @Nullable String reason) {
        static Details of(RunState state) {
            return switch (state) {
                case RunState.Queued queued -> new Details(null, null, null, null, null);
                case RunState.Running running ->
                    new Details(running.startedAt(), running.provenance(), running.network(), null, null);
                case RunState.Completed completed ->
                    new Details(
                            completed.startedAt(),
                            completed.provenance(),
                            completed.network(),
                            completed.results(),
                            null);
                case RunState.Failed failed -> ended(failed.began(), failed.reason());
                case RunState.Cancelled cancelled -> ended(cancelled.began(), null);
                case RunState.Deleted deleted ->
                    throw new IllegalArgumentException("a run that was deleted has no row: " + deleted.runId());
            };
        }

        private static Details ended(RunState.@Nullable Beginning began, @Nullable String reason) {
            return began == null
                    ? new Details(null, null, null, null, reason)
                    : new Details(began.startedAt(), began.provenance(), began.network(), null, reason);
        }
    }
}
