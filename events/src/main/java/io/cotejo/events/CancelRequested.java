package io.cotejo.events;

import java.time.Instant;

/** Somebody asked that a run be ended. Asking again, or after its end, changes nothing. */
public record CancelRequested(RunId runId, Instant at) implements Event {
    @Override
    public Topic topic() {
        return Topic.CONTROL;
    }

    @Override
    public String key() {
        return runId.toString();
    }

    @Override
    public String eventId() {
        return runId + "/cancel";
    }

    @Override
    public String eventType() {
        return "io.cotejo.training.cancel.requested.v1";
    }

    @Override
    public String subject() {
        return "runs/" + runId;
    }
}
