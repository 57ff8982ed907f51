package io.cotejo.events;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Clock;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Names one execution of a training job; also the Kafka key of every training event.
 *
 * @param value a UUID; those made here are of version 7, so that they sort by the time of submission
 */
public record RunId(UUID value) implements Comparable<RunId> {
    private static final long VARIANT = 0xC000_0000_0000_0000L;

    /** Makes a new id: 48 bits of Unix milliseconds, then 74 random bits (RFC 9562, version 7). */
    public static RunId next(Clock clock, RandomGenerator random) {
        long millis = clock.millis();
        long high = (millis << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new RunId(new UUID(high, low));
    }

    /**
     * The id that is so many further: for the runs of one document, of which only the first one's id is chosen.
     *
     * @param further at least 0
     */
    public RunId plus(int further) {
        long low = value.getLeastSignificantBits();
        long counted = ((low & ~VARIANT) + further) & ~VARIANT;
        return new RunId(new UUID(value.getMostSignificantBits(), (low & VARIANT) | counted));
    }

    /**
     * Reads an id.
     *
     * @throws IllegalArgumentException if {@code text} is not the usual 36 characters of a UUID
     */
    @JsonCreator
    public static RunId parse(String text) {
        var value = UUID.fromString(text);
        if (!value.toString().equalsIgnoreCase(text)) {
            throw new IllegalArgumentException("a run id is a UUID of 36 characters, was " + text);
        }
        return new RunId(value);
    }

    @Override
    public int compareTo(RunId other) {
        int high = Long.compareUnsigned(value.getMostSignificantBits(), other.value.getMostSignificantBits());
        return high != 0
                ? high
                : Long.compareUnsigned(value.getLeastSignificantBits(), other.value.getLeastSignificantBits());
    }

    @Override
    @JsonValue
    public String toString() {
        return value.toString();
    }
}
