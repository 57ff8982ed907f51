package io.cotejo.inference.protocol;

import io.cotejo.inference.model.Lease;
import io.cotejo.inference.model.Lookup;
import io.cotejo.inference.model.ModelRepository;
import io.cotejo.inference.traffic.Router;
import io.cotejo.inference.traffic.Shadow;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalInt;

/** Finds the model and version that a request's path names; who predicts where none is named, the traffic decides. */
@Singleton
class ModelCalls {
    private final ModelRepository repository;
    private final Router router;
    private final Shadow shadow;

    ModelCalls(ModelRepository repository, Router router, Shadow shadow) {
        this.repository = repository;
        this.router = router;
        this.shadow = shadow;
    }

    boolean knows(String model) {
        return repository.knows(model);
    }

    /** The version that is asked about, loaded if it was not; may block. The caller closes it. */
    Lease find(Call call) {
        return found(version(call)
                .map(version -> repository.find(model(call), version))
                .orElseGet(() -> repository.find(model(call), OptionalInt.empty())));
    }

    /** The version that is to predict, loaded if it was not; may block. The caller closes it. */
    Lease predictor(Call call) {
        return found(version(call)
                .map(version -> repository.find(model(call), version))
                .orElseGet(() -> router.route(model(call), call.header(Router.KEY))));
    }

    /**
     * The version that the request itself names, loaded if it was not; may block. The caller closes it.
     *
     * @throws RefusedException if the path names another
     */
    Lease predictor(Call call, String version) {
        var inPath = version(call);
        if (inPath.isPresent() && !inPath.get().equals(version)) {
            throw RefusedException.badRequest("the path names version '" + inPath.get() + "' and parameters.version '"
                    + version + "'; name one of them");
        }
        return found(repository.find(model(call), version));
    }

    /** The version that is to predict, if it can be used without blocking. The caller closes it. */
    Optional<Lease> loadedPredictor(Call call) {
        var version = version(call);
        return version.isPresent()
                ? repository.loaded(model(call), version.get())
                : router.loaded(model(call), call.header(Router.KEY));
    }

    /** The question, with an ear for the challenger if it is to hear what no version was named for. */
    Question overheard(Call call, Lease lease, Question question) {
        return version(call).isPresent() || question.version().isPresent() || !shadow.wants(lease)
                ? question
                : new Question(question.pixels(), question.timeout(), scores -> {
                    shadow.offer(lease, question.pixels(), scores);
                    return question.answer().apply(scores);
                });
    }

    private static Lease found(Lookup lookup) {
        return switch (lookup) {
            case Lookup.Found(var lease) -> lease;
            case Lookup.Unknown(var reason) -> throw RefusedException.notFound(reason);
            case Lookup.Unavailable(var reason) -> throw RefusedException.unavailable(reason);
        };
    }

    private static String model(Call call) {
        return call.path("model").orElseThrow();
    }

    private static Optional<String> version(Call call) {
        return call.path("version");
    }
}
