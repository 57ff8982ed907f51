package io.cotejo.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.cotejo.events.job.TrainingJob;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a run stands. The topic is compacted, so each state says all that is known of the run so far. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "status")
@JsonSubTypes({
    @JsonSubTypes.Type(value = RunState.Queued.class, name = "queued"),
    @JsonSubTypes.Type(value = RunState.Running.class, name = "running"),
    @JsonSubTypes.Type(value = RunState.Completed.class, name = "completed"),
    @JsonSubTypes.Type(value = RunState.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = RunState.Cancelled.class, name = "cancelled"),
    @JsonSubTypes.Type(value = RunState.Deleted.class, name = "deleted")
})
public sealed interface RunState extends TrainingEvent {
    /** What was asked for; null only where a job could not be read, or was deleted. */
    @Nullable
    TrainingJob job();

    /** The word for this state, as it stands in the JSON: {@code queued}, {@code running}, … */
    default String status() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** True if no trainer will take this run any further. */
    default boolean ended() {
        return switch (this) {
            case Queued q -> false;
            case Running r -> false;
            case Completed c -> true;
            case Failed f -> true;
            case Cancelled c -> true;
            case Deleted d -> true;
        };
    }

    @Override
    default Topic topic() {
        return Topic.RUNS;
    }

    @Override
    default String eventId() {
        return runId() + "/" + attempt() + "/" + status();
    }

    @Override
    default String eventType() {
        return "io.cotejo.training.run." + status() + ".v1";
    }

    /** Submitted, and waiting for a trainer. */
    record Queued(RunId runId, Instant at, TrainingJob job) implements RunState {
        @Override
        public int attempt() {
            return 0;
        }
    }

    /**
     * A trainer is at work on it.
     *
     * @param startedAt when the first attempt began
     */
    record Running(
            RunId runId,
            int attempt,
            Instant at,
            TrainingJob job,
            Instant startedAt,
            Provenance provenance,
            NetworkSummary network)
            implements RunState {
        public Running {
            Checks.atLeast("attempt", attempt, 1);
        }
    }

    /** Trained, evaluated and exported. */
    record Completed(
            RunId runId,
            int attempt,
            Instant at,
            TrainingJob job,
            Instant startedAt,
            Provenance provenance,
            NetworkSummary network,
            RunResults results)
            implements RunState {
        public Completed {
            Checks.atLeast("attempt", attempt, 1);
        }
    }

    /**
     * Ended by an error.
     *
     * @param attempt 0 if no trainer could begin it
     * @param job null if it could not be read
     * @param began null if no trainer could begin it, and in events of before it was told
     * @param reason what went wrong and what to do about it, in one or two sentences for a person
     */
    record Failed(
            RunId runId,
            int attempt,
            Instant at,
            @Nullable TrainingJob job,
            @Nullable Beginning began,
            String reason) implements RunState {
        public Failed {
            Checks.atLeast("attempt", attempt, 0);
            Checks.notBlank("reason", reason);
        }
    }

    /**
     * Ended because somebody asked for it.
     *
     * @param began null if no trainer had begun it, and in events of before it was told
     */
    record Cancelled(
            RunId runId,
            int attempt,
            Instant at,
            TrainingJob job,
            @Nullable Beginning began) implements RunState {
        public Cancelled {
            Checks.atLeast("attempt", attempt, 0);
        }
    }

    /**
     * Was there, had ended, and was deleted on request. It stays in the topic, so that nothing that comes late brings the
     * run back.
     *
     * @param versions of its models, whose numbers are not given again; null in events of before they were told
     */
    record Deleted(RunId runId, Instant at, @Nullable List<DeletedVersion> versions) implements RunState {
        public Deleted {
            versions = versions == null ? null : List.copyOf(versions);
        }

        @Override
        public int attempt() {
            return 0;
        }

        @Override
        public @Nullable TrainingJob job() {
            return null;
        }
    }

    /** A version that was there, and is no more. */
    record DeletedVersion(String model, int version) {
        public DeletedVersion {
            Checks.notBlank("model", model);
            Checks.atLeast("version", version, 1);
        }
    }

    /**
     * What is known of a run once a trainer has begun it.
     *
     * @param startedAt when the first attempt began
     */
    record Beginning(Instant startedAt, Provenance provenance, NetworkSummary network) {}
}
