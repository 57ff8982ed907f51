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
 * @param version empty for the champion
 */
record Target(String model, OptionalInt version) {
    static final String MODEL = "model";
    static final String VERSION = "version";

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

    /**
     * Reads the headers of a request.
     *
     * @throws RefusedException if they name no model, or no number for a version
     */
    static Target of(Headers headers) {
        var model = text(headers, MODEL)
                .orElseThrow(() -> RefusedException.badRequest("the record lacks the header " + MODEL));
        var version = text(headers, VERSION);
        if (version.isPresent() && !NUMBER.matcher(version.get()).matches()) {
            throw RefusedException.badRequest(
                    "header " + VERSION + " must be a whole number from 1, was '" + version.get() + "'");
        }
        return new Target(
                model, version.map(Integer::parseInt).map(OptionalInt::of).orElseGet(OptionalInt::empty));
    }

    /** The last value of a header, if it was sent. */
    static Optional<String> text(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name))
                .flatMap(header -> Optional.ofNullable(header.value()))
                .map(value -> new String(value, UTF_8));
    }
}
