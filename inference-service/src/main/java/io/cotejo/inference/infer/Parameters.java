package io.cotejo.inference.infer;

import io.cotejo.inference.json.JsonReader;
import io.cotejo.inference.protocol.RefusedException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The protocol's {@code parameters}.
 *
 * @param values by name: {@link String}, {@link Boolean}, {@link Long} for a whole number that fits, {@link Double} for
 *     every other
 */
record Parameters(Map<String, Object> values) {
    static final Parameters NONE = new Parameters(Map.of());

    /** No request is waited for longer; what is larger is taken for this, since sums of it must not overflow. */
    private static final Duration LONGEST = Duration.ofDays(1);

    Parameters {
        values = Map.copyOf(values);
    }

    /** Reads an object, or null for none. The reader is at its beginning. */
    static Parameters read(JsonReader json) {
        if (JsonFields.absent(json)) {
            return NONE;
        }
        JsonFields.requireObject(json, "parameters");
        var values = new HashMap<String, Object>();
        while (json.field()) {
            values.put(json.name(), value(json));
        }
        return new Parameters(values);
    }

    private static Object value(JsonReader json) {
        return switch (json.token()) {
            case STRING -> json.text();
            case TRUE -> true;
            case FALSE -> false;
            case WHOLE, FRACTION -> number(json);
            case NULL, ARRAY, OBJECT ->
                throw RefusedException.badRequest(
                        "parameters: " + json.name() + " must be a string, a number or a boolean");
        };
    }

    private static Object number(JsonReader json) {
        var whole = json.whole();
        if (whole.isPresent()) {
            return whole.getAsLong();
        }
        return json.fraction();
    }

    /** A boolean, if it was sent. */
    Optional<Boolean> flag(String name) {
        return switch (values.get(name)) {
            case null -> Optional.empty();
            case Boolean flag -> Optional.of(flag);
            case Object other -> throw wrong(name, "true or false", other);
        };
    }

    /** Refuses a tensor that is said to be in memory which client and server share. */
    Parameters withoutSharedMemory() {
        if (values.containsKey("shared_memory_region")) {
            throw RefusedException.badRequest(
                    "parameters: shared_memory_region is not supported; tensors go in the request"
                            + " and come in the answer, as JSON or binary");
        }
        return this;
    }

    /** A count of bytes, if it was sent. */
    Optional<Integer> size(String name) {
        var size = whole(name, 0, "a whole number from 0 to " + Integer.MAX_VALUE);
        if (size != null && size > Integer.MAX_VALUE) {
            throw wrong(name, "a whole number from 0 to " + Integer.MAX_VALUE, size);
        }
        return Optional.ofNullable(size).map(Long::intValue);
    }

    /** How many classes are asked for, if any; as many as an {@code int} holds if it is more. */
    Optional<Integer> classification() {
        var classes = whole("classification", 1, "a whole number from 1");
        return Optional.ofNullable(classes).map(count -> (int) Math.min(count, Integer.MAX_VALUE));
    }

    /** How long an answer is of use, a day at most; zero microseconds mean that nothing is said about it. */
    Optional<Duration> timeout() {
        var micros = whole("timeout", 0, "a whole number of microseconds from 0");
        if (micros == null || micros == 0) {
            return Optional.empty();
        }
        var timeout = Duration.of(micros, ChronoUnit.MICROS);
        return Optional.of(timeout.compareTo(LONGEST) < 0 ? timeout : LONGEST);
    }

    /** The number of a version in decimal, or one of its aliases. */
    Optional<String> version() {
        return switch (values.get("version")) {
            case null -> Optional.empty();
            case String text when !text.isBlank() -> Optional.of(text);
            case Long number when number >= 1 -> Optional.of(number.toString());
            case Object other -> throw wrong("version", "a version's number from 1 or an alias", other);
        };
    }

    private @Nullable Long whole(String name, long least, String allowed) {
        return switch (values.get(name)) {
            case null -> null;
            case Long number when number >= least -> number;
            case Object other -> throw wrong(name, allowed, other);
        };
    }

    private static RefusedException wrong(String name, String allowed, Object seen) {
        return RefusedException.badRequest("parameters: " + name + " must be " + allowed + ", was " + seen);
    }
}
