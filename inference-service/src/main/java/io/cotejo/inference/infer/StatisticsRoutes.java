package io.cotejo.inference.infer;

import static io.vertx.core.http.HttpMethod.GET;

import io.cotejo.inference.model.ModelRepository;
import io.cotejo.inference.model.StatisticsEntry;
import io.cotejo.inference.protocol.Answer;
import io.cotejo.inference.protocol.Call;
import io.cotejo.inference.protocol.Endpoints;
import io.cotejo.inference.protocol.RefusedException;
import io.cotejo.inference.protocol.Routes;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Map;

/** The statistics extension: what every version has done since the service began. Asking loads nothing. */
@ApplicationScoped
class StatisticsRoutes {
    private final ModelRepository repository;

    StatisticsRoutes(ModelRepository repository) {
        this.repository = repository;
    }

    void routes(@Observes Router router, Endpoints endpoints) {
        new Routes(router)
                .add(GET, "/v2/models/stats", endpoints.blocking(call -> answer(repository.statistics())))
                .add(GET, "/v2/models/:model/stats", endpoints.blocking(this::model))
                .add(GET, "/v2/models/:model/versions/:version/stats", endpoints.blocking(this::version));
    }

    private Answer model(Call call) {
        return answer(ofModel(call));
    }

    private Answer version(Call call) {
        var named = call.path("version").orElseThrow();
        var number = repository.standsFor(call.path("model").orElseThrow(), named);
        var entries = ofModel(call).stream()
                .filter(entry ->
                        number.filter(version -> version == entry.version()).isPresent())
                .toList();
        if (entries.isEmpty()) {
            throw RefusedException.notFound("model '" + call.path("model").orElseThrow() + "' has no version '" + named
                    + "', it has " + repository.versions(call.path("model").orElseThrow()));
        }
        return answer(entries);
    }

    private List<StatisticsEntry> ofModel(Call call) {
        var model = call.path("model").orElseThrow();
        if (!repository.knows(model)) {
            throw RefusedException.notFound("model '" + model + "' is not known");
        }
        return repository.statistics().stream()
                .filter(entry -> entry.name().equals(model))
                .toList();
    }

    private static Answer answer(List<StatisticsEntry> entries) {
        return Answer.ok(
                Map.of("model_stats", entries.stream().map(ModelStatistics::of).toList()));
    }
}
