package io.cotejo.metrics.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.RunId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SubmissionTimeTest {
    private static final Instant SUBMITTED = Instant.parse("2026-11-01T09:00:00.123Z");

    @Test
    void isInTheId() {
        var run = RunId.next(Clock.fixed(SUBMITTED, ZoneOffset.UTC), new Random(1));

        assertThat(SubmissionTime.of(run, Instant.EPOCH)).isEqualTo(SUBMITTED);
    }

    @Test
    void isTheFirstEventsWhereTheIdDoesNotTell() {
        var run = RunId.parse("0198c0de-0000-4000-8000-000000000001");

        assertThat(SubmissionTime.of(run, SUBMITTED)).isEqualTo(SUBMITTED);
    }
}
