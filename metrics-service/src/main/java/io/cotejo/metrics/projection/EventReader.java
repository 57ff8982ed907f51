package io.cotejo.metrics.projection;

import io.cotejo.events.AliasMoved;
import io.cotejo.events.CancelRequested;
import io.cotejo.events.CheckpointSaved;
import io.cotejo.events.EpochCompleted;
import io.cotejo.events.Event;
import io.cotejo.events.EventJson;
import io.cotejo.events.FeedbackGiven;
import io.cotejo.events.LedgerEntry;
import io.cotejo.events.ModelExported;
import io.cotejo.events.ModelVersion;
import io.cotejo.events.PolicySet;
import io.cotejo.events.PredictionMade;
import io.cotejo.events.RunState;
import io.cotejo.events.Topic;
import io.cotejo.events.TrafficSet;
import io.cotejo.events.UnreadableEventException;
import org.jspecify.annotations.Nullable;

/** Reads the value of a record as the event that its topic promises. */
public final class EventReader {
    private EventReader() {}

    /** What came of reading. */
    public sealed interface Result {
        /** An event. */
        record Read(Event event) implements Result {}

        /** Nothing that its topic promises; {@code reason} says why, in a sentence. */
        record Unreadable(String reason) implements Result {}

        /** A tombstone of a compacted topic: it makes room in Kafka, and says nothing new. */
        record Tombstone() implements Result {}
    }

    /**
     * Reads it.
     *
     * @param topic any of events; jobs, requests and responses are none
     */
    public static Result read(Topic topic, byte @Nullable [] value) {
        if (value == null) {
            return topic.compacted() ? new Result.Tombstone() : new Result.Unreadable("The record has no value");
        }
        try {
            return new Result.Read(EventJson.read(value, type(topic)));
        } catch (UnreadableEventException e) {
            return new Result.Unreadable("The record " + e.getMessage());
        }
    }

    private static Class<? extends Event> type(Topic topic) {
        return switch (topic) {
            case RUNS -> RunState.class;
            case EPOCHS -> EpochCompleted.class;
            case CHECKPOINTS -> CheckpointSaved.class;
            case CONTROL -> CancelRequested.class;
            case EXPORTS -> ModelExported.class;
            case VERSIONS -> ModelVersion.class;
            case ALIASES -> AliasMoved.class;
            case LEDGER -> LedgerEntry.class;
            case POLICIES -> PolicySet.class;
            case TRAFFIC -> TrafficSet.class;
            case PREDICTIONS -> PredictionMade.class;
            case FEEDBACK -> FeedbackGiven.class;
            case JOBS -> throw new IllegalArgumentException("jobs are documents, not events");
            case REQUESTS, RESPONSES ->
                throw new IllegalArgumentException("requests and responses are the protocol's, not events");
        };
    }
}
