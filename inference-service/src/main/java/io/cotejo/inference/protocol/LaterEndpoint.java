package io.cotejo.inference.protocol;

import io.cotejo.inference.model.Lease;
import java.util.concurrent.CompletionStage;

/** Answers a request to one version of a model once something else has happened. It may throw {@link RefusedException}. */
@FunctionalInterface
public interface LaterEndpoint {
    /** The answer. The lease is closed by the caller, before the answer comes. */
    CompletionStage<Answer> answer(Call call, Lease lease);
}
