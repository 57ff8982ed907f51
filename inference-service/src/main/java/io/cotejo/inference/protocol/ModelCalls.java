package io.cotejo.inference.protocol;

import io.cotejo.events.trace.TraceContext;
import io.cotejo.inference.model.Lookup;
import io.cotejo.inference.model.ModelRepository;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Finds the model and version that a request's path names. */
final class ModelCalls {
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,9}");

    private final ModelRepository repository;

    ModelCalls(ModelRepository repository) {
        this.repository = repository;
    }

    Answer answer(Call call, ModelEndpoint endpoint) {
        var model = call.path("model").orElseThrow();
        return switch (repository.find(model, version(call, model))) {
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

    private static OptionalInt version(Call call, String model) {
        var version = call.path("version");
        if (version.isEmpty()) {
            return OptionalInt.empty();
        }
        if (!VERSION.matcher(version.get()).matches()) {
            throw RefusedException.notFound(
                    "model '" + model + "' has no version '" + version.get() + "'; versions are whole numbers from 1");
        }
        return OptionalInt.of(Integer.parseInt(version.get()));
    }
}
