package io.cotejo.inference.infer;

import static io.vertx.core.http.HttpMethod.GET;

import io.cotejo.inference.model.Lease;
import io.cotejo.inference.model.ModelRepository;
import io.cotejo.inference.protocol.Answer;
import io.cotejo.inference.protocol.Call;
import io.cotejo.inference.protocol.Endpoints;
import io.cotejo.inference.protocol.Routes;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;

/** What is said about the server and its models. */
@ApplicationScoped
class MetadataRoutes {
    private final ModelRepository repository;
    private final ReleaseConfig release;

    MetadataRoutes(ModelRepository repository, ReleaseConfig release) {
        this.repository = repository;
        this.release = release;
    }

    void routes(@Observes Router router, Endpoints endpoints) {
        new Routes(router)
                .add(GET, "/v2", endpoints.quick(this::server))
                .add(GET, "/v2/models/:model", endpoints.model(this::metadata))
                .add(GET, "/v2/models/:model/versions/:version", endpoints.model(this::metadata))
                .add(GET, "/v2/models/:model/ready", endpoints.model(MetadataRoutes::ready))
                .add(GET, "/v2/models/:model/versions/:version/ready", endpoints.model(MetadataRoutes::ready));
    }

    private Answer server(Call call) {
        return Answer.ok(Map.of(
                "name",
                "cotejo",
                "version",
                release.version(),
                "extensions",
                List.of("binary_tensor_data", "classification", "model_repository", "parameters", "statistics")));
    }

    private Answer metadata(Call call, Lease lease) {
        var version = lease.version();
        return Answer.ok(ModelMetadata.of(
                version.model(),
                repository.versions(version.model()),
                version.export().signature()));
    }

    private static Answer ready(Call call, Lease lease) {
        return Answer.ok(Map.of("name", lease.version().model(), "ready", true));
    }
}
