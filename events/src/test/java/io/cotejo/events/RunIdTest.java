package io.cotejo.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RunIdTest {
    private final Clock noon = Clock.fixed(Samples.AT, ZoneOffset.UTC);
    private final SplittableRandom random = new SplittableRandom(1);

    @Test
    void isAUuidOfVersionSeven() {
        var id = RunId.next(noon, random).value();

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(Samples.AT.toEpochMilli());
    }

    @Test
    void sortsByTheTimeOfSubmission() {
        var early = RunId.next(noon, random);
        var late = RunId.next(Clock.offset(noon, Duration.ofMillis(1)), random);

        assertThat(early).isLessThan(late);
        assertThat(early.toString()).isLessThan(late.toString());
    }

    @Test
    void countsOnWithinTheSameKindOfUuid() {
        var last = RunId.parse("01941f29-7c00-7000-bfff-ffffffffffff");

        assertThat(RunId.parse("01941f29-7c00-7000-8000-0000000000ff").plus(1))
                .isEqualTo(RunId.parse("01941f29-7c00-7000-8000-000000000100"));
        assertThat(last.plus(0)).isEqualTo(last);
        assertThat(last.plus(1)).isEqualTo(RunId.parse("01941f29-7c00-7000-8000-000000000000"));
    }

    @Test
    void refusesWhatIsNoUuid() {
        assertThatThrownBy(() -> RunId.parse("../../etc")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RunId.parse("1-1-1-1-1")).isInstanceOf(IllegalArgumentException.class);
        assertThat(RunId.parse(Samples.RUN.toString())).isEqualTo(Samples.RUN);
    }
}
