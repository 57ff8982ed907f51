package io.cotejo.trainer.journal;

import io.cotejo.events.CancelRequested;
import io.cotejo.events.CheckpointSaved;
import io.cotejo.events.EpochCompleted;
import io.cotejo.events.EventJson;
import io.cotejo.events.RunId;
import io.cotejo.events.RunState;
import io.cotejo.events.Topic;
import io.cotejo.events.UnreadableEventException;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.events.job.Yardstick;
import io.quarkus.logging.Log;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Every run's history, folded from the topics. One thread folds the states, one may fold the epochs beside it, any thread
 * may look.
 */
final class RunHistories {
    /** The topics whose records belong in here. */
    static final List<Topic> TOPICS = List.of(Topic.RUNS, Topic.CHECKPOINTS, Topic.CONTROL);

    private static final int MOST_EPOCHS = 1_000_000; // 8 bytes each

    private final String prefix;
    private final LearningCurves curves = new LearningCurves(MOST_EPOCHS);
    private final ConcurrentMap<RunId, RunHistory> runs = new ConcurrentHashMap<>();

    RunHistories(String prefix) {
        this.prefix = prefix;
    }

    /** What has been folded so far; {@link RunHistory#NONE} if that is nothing. */
    RunHistory of(RunId runId) {
        return runs.getOrDefault(runId, RunHistory.NONE);
    }

    /** Takes in one record. Folding it again changes nothing; one that cannot be read is left out. */
    void fold(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return; // a tombstone: somebody cleans up
        }
        reading(record, () -> {
            if (record.topic().equals(Topic.RUNS.name(prefix))) {
                var state = EventJson.read(record.value(), RunState.class);
                update(state.runId(), history -> history.with(state));
            } else if (record.topic().equals(Topic.CHECKPOINTS.name(prefix))) {
                var saved = EventJson.read(record.value(), CheckpointSaved.class);
                update(saved.runId(), history -> history.with(saved));
            } else {
                var request = EventJson.read(record.value(), CancelRequested.class);
                update(request.runId(), RunHistory::withCancelRequest);
            }
        });
    }

    /** Takes in one record of the epochs, likewise. */
    void foldEpoch(ConsumerRecord<String, byte[]> record) {
        if (record.value() != null) {
            reading(record, () -> curves.add(EventJson.read(record.value(), EpochCompleted.class)));
        }
    }

    private static void reading(ConsumerRecord<String, byte[]> record, Runnable fold) {
        try {
            fold.run();
        } catch (UnreadableEventException e) {
            Log.warnf(
                    "Left out a record that cannot be read: topic=%s partition=%d offset=%d cause=%s",
                    record.topic(), record.partition(), record.offset(), e.getMessage());
        }
    }

    /**
     * For each other run of the same experiment and yardstick that has come as far, the average of its monitored figure up
     * to an epoch.
     */
    List<Double> rivals(RunId runId, TrainingJob job, int epoch) {
        return curves.averages(
                epoch, other -> !other.equals(runId) && comparable(of(other).job(), job));
    }

    private static boolean comparable(@Nullable TrainingJob other, TrainingJob job) {
        return other != null
                && other.experiment().equals(job.experiment())
                && Yardstick.of(other).equals(Yardstick.of(job));
    }

    private void update(RunId runId, UnaryOperator<RunHistory> change) {
        runs.merge(runId, change.apply(RunHistory.NONE), (old, fresh) -> change.apply(old));
    }
}
