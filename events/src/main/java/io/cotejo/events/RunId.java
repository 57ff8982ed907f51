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

    /** Makes a new id: 48 bits of Unix milliseconds, then 74 random bits (RFC 9562, version 7). */
    public static RunId next(Clock clock, RandomGenerator random) {
        long millis = clock.millis();
        long high = (millis << 16) | 0x7000L | (random.nextLong() & 0x0FFFL);
        long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
        return new RunId(new UUID(high, low));
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
