package io.cotejo.inference.protocol;

/** Answers a request. It may throw {@link RefusedException}. */
@FunctionalInterface
public interface Endpoint {
    /** The answer. */
    Answer answer(Call call);
}
