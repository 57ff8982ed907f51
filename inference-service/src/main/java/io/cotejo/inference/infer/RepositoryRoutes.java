package io.cotejo.inference.infer;

import static io.vertx.core.http.HttpMethod.POST;

import io.cotejo.inference.model.IndexEntry;
import io.cotejo.inference.model.ModelRepository;
import io.cotejo.inference.protocol.Answer;
import io.cotejo.inference.protocol.Call;
import io.cotejo.inference.protocol.Endpoints;
import io.cotejo.inference.protocol.Routes;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** The repository's index: every version, and why it is not served if it is not. */
@ApplicationScoped
class RepositoryRoutes {
    private final ModelRepository repository;

    RepositoryRoutes(ModelRepository repository) {
        this.repository = repository;
    }

    /** One version, in the protocol's words. */
    private record Entry(String name, String version, String state, String reason) {
        static Entry of(IndexEntry entry) {
            return new Entry(
                    entry.name(),
                    Integer.toString(entry.version()),
                    entry.ready() ? "READY" : "UNAVAILABLE",
                    entry.reason());
        }
    }

    void routes(@Observes Router router, Endpoints endpoints) {
        new Routes(router).add(POST, "/v2/repository/index", endpoints.blocking(this::index));
    }

    private Answer index(Call call) {
        boolean onlyReady = RepositoryBody.of(call.body()).flag("ready");
        return Answer.ok(repository.index().stream()
                .filter(entry -> entry.ready() || !onlyReady)
                .map(Entry::of)
                .toList());
    }
}
