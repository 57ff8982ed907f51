package io.cotejo.events;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The topics, their policies and what is in them. The one place where this is said. */
public enum Topic {
    /** {@code TrainingJob} documents: the queue that a share group works off. Key: run id. */
    JOBS("training.jobs.v1", Duration.ofDays(30)),
    /** {@link CancelRequested}. Key: run id. */
    CONTROL("training.control.v1", Duration.ofDays(7)),
    /** {@link RunState}, compacted. Key: run id. */
    RUNS("training.runs.v1", null),
    /** {@link EpochCompleted}, kept for ever. Key: run id. */
    EPOCHS("training.epochs.v1", Keep.FOR_EVER),
    /** {@link CheckpointSaved}, compacted: the last one is the point of resumption. Key: run id. */
    CHECKPOINTS("training.checkpoints.v1", null),
    /** {@link ModelExported}, kept for ever. Key: model. */
    EXPORTS("models.exports.v1", Keep.FOR_EVER),
    /** {@link ModelVersion}, compacted. Key: model/version. */
    VERSIONS("models.versions.v1", null),
    /** {@link AliasMoved}, compacted. Key: model/alias. */
    ALIASES("models.aliases.v1", null),
    /** {@link LedgerEntry}, kept for ever. Key: model. */
    LEDGER("models.ledger.v1", Keep.FOR_EVER),
    /** {@link PolicySet}, compacted. Key: model. */
    POLICIES("models.policies.v1", null),
    /** {@link TrafficSet}, compacted. Key: model. */
    TRAFFIC("models.traffic.v1", null),
    /** {@link PredictionMade}, a sample. Key: model. */
    PREDICTIONS("inference.predictions.v1", Duration.ofDays(7)),
    /** {@link FeedbackGiven}, kept for ever: labels are rare, and nobody gives them twice. Key: model. */
    FEEDBACK("inference.feedback.v1", Keep.FOR_EVER),
    /** Requests for predictions, as the Open Inference Protocol has them; not events of ours. Key: the caller's own. */
    REQUESTS("inference.requests.v1", Duration.ofDays(7)),
    /** The answers to {@link #REQUESTS}. Key: the request's. */
    RESPONSES("inference.responses.v1", Duration.ofDays(7));

    /** What is appended to a topic's name for its dead letters. */
    public static final String DEAD_LETTER_SUFFIX = ".dlt";

    /** How long dead letters are kept. */
    public static final Duration DEAD_LETTER_RETENTION = Duration.ofDays(90);

    /** What a dead letter may be large: more than any original, since it carries more headers. */
    public static final int DEAD_LETTER_BYTES = 8 * 1024 * 1024;

    private final String suffix;
    private final @Nullable Duration retention;

    Topic(String suffix, @Nullable Duration retention) {
        this.suffix = suffix;
        this.retention = retention;
    }

    /**
     * The full name.
     *
     * @param prefix such as {@code cotejo.}
     */
    public String name(String prefix) {
        return prefix + suffix;
    }

    /** The name of the topic that takes this topic's records that could not be handled. */
    public String deadLetterName(String prefix) {
        return name(prefix) + DEAD_LETTER_SUFFIX;
    }

    /**
     * How many partitions it is made with. The jobs have one, so that they are taken in the order in which they were handed
     * in; a share group needs no more, however many trainers there are.
     */
    public int partitions() {
        return this == JOBS ? 1 : 3;
    }

    /** True if only the last record of each key is kept. */
    public boolean compacted() {
        return retention == null;
    }

    /** How long its records are kept; empty if for ever, or for as long as they are their key's last. */
    public Optional<Duration> retention() {
        return Optional.ofNullable(retention).filter(Duration::isPositive);
    }

    /** The topic's configuration, as Kafka takes it. */
    public Map<String, String> config() {
        return retention == null ? Map.of("cleanup.policy", "compact") : deleteAfter(retention);
    }

    /** The configuration of its dead letters. */
    public Map<String, String> deadLetterConfig() {
        var config = new HashMap<>(deleteAfter(DEAD_LETTER_RETENTION));
        config.put("max.message.bytes", Integer.toString(DEAD_LETTER_BYTES));
        return config;
    }

    private static Map<String, String> deleteAfter(Duration retention) {
        return Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(retention.toMillis()));
    }

    private static final class Keep {
        private static final Duration FOR_EVER = Duration.ofMillis(-1);
    }
}
