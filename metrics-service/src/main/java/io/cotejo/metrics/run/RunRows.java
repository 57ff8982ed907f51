package io.cotejo.metrics.run;

import io.cotejo.metrics.database.Sql;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The rows that tell of runs: {@code r} the run, {@code c} where its curve stands, {@code v} its version; as they are, or
 * as far as they can still tell how they were at a time.
 *
 * @param asOf null for now
 */
public record RunRows(@Nullable Instant asOf) {
    /** As they are. */
    public static final RunRows NOW = new RunRows(null);

    private static final String RUNS_AS_OF = """
            (SELECT run_id, attempt, experiment, name, model, dataset, network, optimizer, seed, epochs, parameters,
                multiply_adds, submitted_at, job, provenance, summary,
                CASE WHEN at <= t THEN status WHEN started_at <= t THEN 'running' ELSE 'queued' END AS status,
                CASE WHEN started_at <= t THEN started_at END AS started_at,
                CASE WHEN ended_at <= t THEN ended_at END AS ended_at,
                CASE WHEN ended_at <= t THEN reason END AS reason,
                CASE WHEN ended_at <= t THEN best_epoch END AS best_epoch,
                CASE WHEN ended_at <= t THEN test_loss END AS test_loss,
                CASE WHEN ended_at <= t THEN test_accuracy END AS test_accuracy,
                CASE WHEN ended_at <= t THEN training_seconds END AS training_seconds,
                CASE WHEN ended_at <= t THEN images_per_second END AS images_per_second,
                CASE WHEN ended_at <= t THEN weights_sha256 END AS weights_sha256,
                CASE WHEN ended_at <= t THEN results END AS results
            FROM runs CROSS JOIN (SELECT ?::timestamptz AS t) moment WHERE submitted_at <= t) r
            """;
    private static final String CURVES_AS_OF = """
            LEFT JOIN LATERAL (SELECT epoch AS epochs_done, train_loss, train_accuracy, images_per_second,
                    coalesce(validation_loss, test_loss, train_loss) AS held_out_loss,
                    coalesce(validation_accuracy, test_accuracy, train_accuracy) AS held_out_accuracy
                FROM epochs e WHERE e.run_id = r.run_id AND e.at <= ? ORDER BY epoch DESC LIMIT 1) c ON true
            """;
    private static final String VERSIONS = "LEFT JOIN model_versions v ON v.run_id = r.run_id AND v.model = r.model ";

    /** The rows as a client asks for them: as of a time, or of the end of a day; without any, as they are. */
    public static RunRows parse(@Nullable String asOf) {
        return new RunRows(Moment.to("asOf", asOf));
    }

    /** The runs, as {@code r}. */
    Sql runs() {
        return asOf == null ? Sql.of("runs r\n") : Sql.of(RUNS_AS_OF, asOf);
    }

    /** Joins curves and versions to the runs. */
    Sql joins() {
        return asOf == null
                ? Sql.of("LEFT JOIN curves c ON c.run_id = r.run_id\n" + VERSIONS + "\n")
                : Sql.of(CURVES_AS_OF + VERSIONS + "AND v.registered_at <= ?\n", asOf, asOf);
    }

    /** What an epoch {@code e} must fulfil to be known at the time. */
    Sql known() {
        return asOf == null ? Sql.of("") : Sql.of(" AND e.at <= ?", asOf);
    }
}
