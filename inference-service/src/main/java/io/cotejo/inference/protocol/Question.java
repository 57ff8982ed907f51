package io.cotejo.inference.protocol;

import io.cotejo.inference.model.Pixels;
import io.cotejo.inference.model.Scores;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a request asks of a model, once it is read.
 *
 * @param timeout after which the client does not want the answer any more, counted from the request's first byte
 * @param version the number or alias that is to answer, where the request says so itself and not its path
 * @param answer how the model's scores are told
 */
public record Question(
        Pixels pixels, Optional<Duration> timeout, Optional<String> version, Function<Scores, Answer> answer) {
    /** For the version that was found. */
    public Question(Pixels pixels, Optional<Duration> timeout, Function<Scores, Answer> answer) {
        this(pixels, timeout, Optional.empty(), answer);
    }
}
