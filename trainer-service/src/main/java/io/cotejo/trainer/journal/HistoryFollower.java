package io.cotejo.trainer.journal;

import io.cotejo.events.RunId;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.events.kafka.TopicReader;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;

/**
 * Keeps the histories up to date. The epochs, which grow for ever and which few jobs need, are read beside the rest, so that
 * nothing has to wait for them.
 */
public final class HistoryFollower implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RunHistories histories;
    private final TopicFollower states;
    private final TopicFollower epochs;

    /**
     * Begins to follow.
     *
     * @param states opens {@link RunHistories#TOPICS}; may throw {@link KafkaException} while they are missing or Kafka is
     *     away
     * @param epochs opens the epochs, likewise
     */
    HistoryFollower(RunHistories histories, Supplier<TopicReader> states, Supplier<TopicReader> epochs) {
        this.histories = histories;
        this.states = new TopicFollower("histories", states, histories::fold);
        this.epochs = new TopicFollower("epochs", epochs, histories::foldEpoch);
    }

    /**
     * A run's history with all that was written before this call.
     *
     * @throws KafkaAwayException if Kafka does not answer in time
     */
    public RunHistory upToDate(RunId runId) {
        var caughtUp = states.caughtUp();
        try {
            caughtUp.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return histories.of(runId);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while reading the history of run " + runId, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaAwayException("Kafka has not given the history of run " + runId + " in time", e);
        } finally {
            caughtUp.cancel(false);
        }
    }

    /**
     * A run's history with all that was written before this call, however long Kafka is away.
     *
     * @param wanted asked before every try
     * @return empty if it was no longer wanted
     */
    public Optional<RunHistory> upToDateWhile(BooleanSupplier wanted, RunId runId) {
        while (wanted.getAsBoolean()) {
            try {
                return Optional.of(upToDate(runId));
            } catch (KafkaAwayException e) {
                Log.warnf("Kafka is away, trying again: runId=%s cause=%s", runId, e.getMessage());
            }
        }
        return Optional.empty();
    }

    /** What has been read so far of a run's history; {@link RunHistory#NONE} if that is nothing. */
    public RunHistory known(RunId runId) {
        return histories.of(runId);
    }

    /**
     * How the other runs have done that belong to the same experiment and are measured by the same yardstick: for each one
     * that has come as far, the average of its monitored figure over all epochs up to that one. Empty as long as not all
     * epochs of the past have been read.
     */
    public List<Double> rivals(RunId runId, TrainingJob job, int epoch) {
        return epochs.following() ? histories.rivals(runId, job, epoch) : List.of();
    }

    /** True while the topics are being read. */
    public boolean following() {
        return states.following();
    }

    @Override
    public void close() {
        states.close();
        epochs.close();
    }
}
