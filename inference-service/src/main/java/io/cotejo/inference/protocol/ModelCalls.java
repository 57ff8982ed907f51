package io.cotejo.inference.protocol;

import io.cotejo.inference.model.Lease;
import io.cotejo.inference.model.Lookup;
import io.cotejo.inference.model.ModelRepository;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/** Finds the model and version that a request's path names. */
final class ModelCalls {
    private static final Pattern VERSION = Pattern.compile("[0-9]{1,9}");

    private final ModelRepository repository;

    ModelCalls(ModelRepository repository) {
        this.repository = repository;
    }

    /** The version that is asked for, loaded if it was not; may block. The caller closes it. */
    Lease find(Call call) {
        var model = model(call);
        return switch (repository.find(model, version(call, model))) {
            case Lookup.Found(var lease) -> lease;
            case Lookup.Unknown(var reason) -> throw RefusedException.notFound(reason);
            case Lookup.Unavailable(var reason) -> throw RefusedException.unavailable(reason);
        };
    }

    /** The version that is asked for, if it can be used without blocking. The caller closes it. */
    Optional<Lease> loaded(Call call) {
        var number = call.path("version");
        return number.isPresent() && !VERSION.matcher(number.get()).matches()
                ? Optional.empty()
                : repository.loaded(model(call), version(call, model(call)));
    }

    private static String model(Call call) {
        return call.path("model").orElseThrow();
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
