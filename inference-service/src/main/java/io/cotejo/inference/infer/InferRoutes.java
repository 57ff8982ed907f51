package io.cotejo.inference.infer;

import static io.vertx.core.http.HttpMethod.POST;

import io.cotejo.inference.model.Lease;
import io.cotejo.inference.protocol.Call;
import io.cotejo.inference.protocol.Endpoints;
import io.cotejo.inference.protocol.PredictionEndpoint;
import io.cotejo.inference.protocol.Question;
import io.cotejo.inference.protocol.Routes;
import io.cotejo.inference.telemetry.Telemetry;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/** Infer: tensors in, tensors out. */
@ApplicationScoped
class InferRoutes {
    private final Telemetry telemetry;

    InferRoutes(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    void routes(@Observes Router router, Endpoints endpoints) {
        new Routes(router)
                .add(POST, "/v2/models/:model/infer", endpoints.briefPrediction(new Infer()))
                .add(POST, "/v2/models/:model/versions/:version/infer", endpoints.briefPrediction(new Infer()));
    }

    private final class Infer implements PredictionEndpoint {
        @Override
        public Optional<String> version(Call call) {
            return InferQuestion.version(call.body(), call.header(InferQuestion.HEADER));
        }

        @Override
        public Question read(Call call, Lease lease) {
            long began = System.nanoTime();
            return InferQuestion.read(
                    lease, call.body(), call.header(InferQuestion.HEADER), (answer, request, scores) -> {
                        var id = request.id().orElse(null);
                        var given = telemetry.predicted(lease, id, request.pixels(), scores, began);
                        return given == null ? answer : answer.to(given);
                    });
        }
    }
}
