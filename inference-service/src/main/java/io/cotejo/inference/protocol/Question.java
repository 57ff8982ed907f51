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
 * @param answer how the model's scores are told
 */
public record Question(Pixels pixels, Optional<Duration> timeout, Function<Scores, Answer> answer) {}
