package io.cotejo.inference.infer;

import static io.vertx.core.http.HttpMethod.GET;

import io.cotejo.inference.model.ModelRepository;
import io.cotejo.inference.protocol.Answer;
import io.cotejo.inference.protocol.Call;
import io.cotejo.inference.protocol.Endpoints;
import io.cotejo.inference.protocol.RefusedException;
import io.cotejo.inference.protocol.Routes;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/** Whether the server lives, and whether every champion is served. */
@ApplicationScoped
class HealthRoutes {
    private final ModelRepository repository;
    private final Endpoints endpoints;

    HealthRoutes(ModelRepository repository, Endpoints endpoints) {
        this.repository = repository;
        this.endpoints = endpoints;
    }

    void routes(@Observes Router router) {
        new Routes(router)
                .add(GET, "/v2/health/live", endpoints.quick(call -> Answer.ok(Map.of("live", true))))
                .add(GET, "/v2/health/ready", endpoints.quick(this::ready));
    }

    private Answer ready(Call call) {
        if (!endpoints.accepting()) {
            throw RefusedException.unavailable("the service is shutting down");
        }
        if (!repository.ready()) {
            throw RefusedException.unavailable("not ready: " + repository.reason());
        }
        return Answer.ok(Map.of("ready", true, "live", true));
    }
}
