package io.cotejo.inference.async;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cotejo.inference.protocol.RefusedException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Headers;

/**
 * Whom a request asks.
 *
 * @param version a number or an alias; empty for the champion
 */
record Target(String model, Optional<String> version) {
    static final String MODEL = "model";
    static final String VERSION = "version";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    /**
     * Reads the headers of a request.
     *
     * @throws RefusedException if they name no model
     */
    static Target of(Headers headers) {
        var model = text(headers, MODEL)
                .orElseThrow(() -> RefusedException.badRequest("the record lacks the header " + MODEL));
        return new Target(model, text(headers, VERSION));
    }

    /**
     * The same, but of the version that the request itself names, if it names one.
     *
     * @throws RefusedException if the header names another
     */
    Target naming(Optional<String> other) {
        if (other.isEmpty() || other.equals(version)) {
            return this;
        }
        if (version.isPresent()) {
            throw RefusedException.badRequest("the header " + VERSION + " names version '" + version.get()
                    + "' and parameters.version '" + other.get() + "'; name one of them");
        }
        return new Target(model, other);
    }

    /** The version, where it is named by its number. */
    OptionalInt number() {
        return version.filter(name -> NUMBER.matcher(name).matches()).stream()
                .mapToInt(Integer::parseInt)
                .findFirst();
    }

    /** The last value of a header, if it was sent. */
    static Optional<String> text(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name))
                .flatMap(header -> Optional.ofNullable(header.value()))
                .map(value -> new String(value, UTF_8));
    }
}
