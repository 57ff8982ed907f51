package io.cotejo.inference.infer;

import static io.vertx.core.http.HttpMethod.POST;

import io.cotejo.events.AliasMoved;
import io.cotejo.inference.model.Lookup;
import io.cotejo.inference.model.ModelRepository;
import io.cotejo.inference.protocol.Answer;
import io.cotejo.inference.protocol.Call;
import io.cotejo.inference.protocol.CrossSite;
import io.cotejo.inference.protocol.Endpoints;
import io.cotejo.inference.protocol.RefusedException;
import io.cotejo.inference.protocol.Routes;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import java.util.Set;

/** Loading and unloading on request. It changes what is served, so the pages of other sites may not ask for it. */
@ApplicationScoped
class LoadRoutes {
    private static final String VERSION = "version";

    private final ModelRepository repository;

    LoadRoutes(ModelRepository repository) {
        this.repository = repository;
    }

    void routes(@Observes Router router, Endpoints endpoints) {
        new Routes(router)
                .add(POST, "/v2/repository/models/:model/load", CrossSite.refused(endpoints.blocking(this::load)))
                .add(POST, "/v2/repository/models/:model/unload", CrossSite.refused(endpoints.blocking(this::unload)));
    }

    private Answer load(Call call) {
        var version = RepositoryBody.of(call.body())
                .withOnly(Set.of(VERSION))
                .parameter(VERSION)
                .orElse(AliasMoved.CHAMPION);
        return switch (repository.load(model(call), version)) {
            case Lookup.Found(var lease) -> {
                lease.close();
                yield Answer.ok(Map.of());
            }
            case Lookup.Unknown(var reason) -> throw RefusedException.notFound(reason);
            case Lookup.Unavailable(var reason) -> throw RefusedException.unavailable(reason);
        };
    }

    private Answer unload(Call call) {
        RepositoryBody.of(call.body()).withOnly(Set.of("unload_dependents"));
        if (!repository.unload(model(call))) {
            throw RefusedException.notFound("model '" + model(call) + "' is not known");
        }
        return Answer.ok(Map.of());
    }

    private static String model(Call call) {
        return call.path("model").orElseThrow();
    }
}
