package io.cotejo.metrics.deadletter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that could not be handled.
 *
 * @param id {@code <topic>.<partition>.<offset>} of its place among the dead letters
 * @param topic that it was in
 * @param partition that it was in
 * @param offset that it had there
 * @param reason why it could not be handled
 * @param attempts how often it was tried
 * @param at when it was put aside
 * @param value as a text; in a listing its beginning
 * @param sizeBytes of the whole value; null if it has none
 * @param resubmittedAt null if it was not handed in again
 */
record DeadLetter(
        String id,
        String topic,
        @Nullable Integer partition,
        @Nullable Long offset,
        @Nullable String key,
        String reason,
        int attempts,
        @Nullable Instant at,
        @Nullable String value,
        @Nullable Integer sizeBytes,
        @Nullable Instant resubmittedAt,
        @Nullable String resubmittedBy) {}
