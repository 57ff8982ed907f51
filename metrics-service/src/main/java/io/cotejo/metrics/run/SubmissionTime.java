package io.cotejo.metrics.run;

import io.cotejo.events.RunId;
import java.time.Instant;

/** When a run was submitted. Its id says so (RFC 9562, version 7), however much of its history is compacted away. */
final class SubmissionTime {
    private static final int TIME_ORDERED = 7;

    private SubmissionTime() {}

    /**
     * The time in the id.
     *
     * @param otherwise what is taken for an id of another version
     */
    static Instant of(RunId run, Instant otherwise) {
        var id = run.value();
        return id.version() == TIME_ORDERED ? Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16) : otherwise;
    }
}
