package io.cotejo.events;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/** Something that happened, as it is recorded in Kafka. Knows where it belongs; {@code kafka} knows how it gets there. */
public sealed interface Event permits TrainingEvent, ModelEvent, CancelRequested {
    /** When it happened. */
    Instant at();

    /** The topic that records it. */
    @JsonIgnore
    Topic topic();

    /** The Kafka key: what compaction and order go by. */
    @JsonIgnore
    String key();

    /** The CloudEvents id. The same happening always has the same id, so that a consumer can drop repeats. */
    @JsonIgnore
    String eventId();

    /** The CloudEvents type, such as {@code io.cotejo.training.epoch.completed.v1}. */
    @JsonIgnore
    String eventType();

    /** The CloudEvents subject: a path that names the thing it happened to. */
    @JsonIgnore
    String subject();
}
