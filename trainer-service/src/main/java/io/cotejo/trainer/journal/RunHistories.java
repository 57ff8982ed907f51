package io.cotejo.trainer.journal;

import io.cotejo.events.CancelRequested;
import io.cotejo.events.CheckpointSaved;
import io.cotejo.events.EventJson;
import io.cotejo.events.RunId;
import io.cotejo.events.RunState;
import io.cotejo.events.Topic;
import io.cotejo.events.UnreadableEventException;
import io.quarkus.logging.Log;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Every run's history, folded from the topics. One thread folds, any thread may look. */
public final class RunHistories {
    /** The topics whose records belong in here. */
    static final List<Topic> TOPICS = List.of(Topic.RUNS, Topic.CHECKPOINTS, Topic.CONTROL);

    private final String prefix;
    private final ConcurrentMap<RunId, RunHistory> runs = new ConcurrentHashMap<>();

    RunHistories(String prefix) {
        this.prefix = prefix;
    }

    /** What has been folded so far; {@link RunHistory#NONE} if that is nothing. */
    public RunHistory of(RunId runId) {
        return runs.getOrDefault(runId, RunHistory.NONE);
    }

    /** Takes in one record. Folding it again changes nothing; one that cannot be read is left out. */
    void fold(ConsumerRecord<String, byte[]> record) {
        if (record.value() == null) {
            return; // a tombstone: somebody cleans up
        }
        try {
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
        } catch (UnreadableEventException e) {
            Log.warnf(
                    "Left out a record that cannot be read: topic=%s partition=%d offset=%d cause=%s",
                    record.topic(), record.partition(), record.offset(), e.getMessage());
        }
    }

    private void update(RunId runId, UnaryOperator<RunHistory> change) {
        runs.merge(runId, change.apply(RunHistory.NONE), (old, fresh) -> change.apply(old));
    }
}
