package io.cotejo.inference.protocol;

import io.cotejo.events.trace.TraceContext;
import io.cotejo.inference.model.Lookup;
import io.cotejo.inference.model.ModelRepository;
import java.util.OptionalInt;

/** Finds the model and version that a request's path names. */
final class ModelCalls {
    private final ModelRepository repository;

    ModelCalls(ModelRepository repository) {
        this.repository = repository;
    }

    Answer answer(Call call, ModelEndpoint endpoint) {
        var model = call.path("model").orElseThrow();
        return switch (find(call, model)) {
            case Lookup.Found(var lease) -> {
                try (lease) {
                    var answer = endpoint.answer(call, lease);
                    lease.answered(() -> call.header(TraceContext.HEADER));
                    yield answer.servedBy(lease.version().version());
                }
            }
            case Lookup.Unknown(var reason) -> throw RefusedException.notFound(reason);
            case Lookup.Unavailable(var reason) -> throw RefusedException.unavailable(reason);
        };
    }

    private Lookup find(Call call, String model) {
        return call.path("version")
                .map(version -> repository.find(model, version))
                .orElseGet(() -> repository.find(model, OptionalInt.empty()));
    }
}
