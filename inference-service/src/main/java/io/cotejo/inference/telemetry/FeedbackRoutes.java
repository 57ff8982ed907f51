package io.cotejo.inference.telemetry;

import static io.vertx.core.http.HttpMethod.POST;

import io.cotejo.inference.model.Lease;
import io.cotejo.inference.protocol.Answer;
import io.cotejo.inference.protocol.Call;
import io.cotejo.inference.protocol.CrossSite;
import io.cotejo.inference.protocol.Endpoints;
import io.cotejo.inference.protocol.RefusedException;
import io.cotejo.inference.protocol.Routes;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CompletionStage;

/** Feedback: what an image that was classified truly shows. */
@ApplicationScoped
class FeedbackRoutes {
    private static final String AWAY =
            "the feedback could not be recorded, since Kafka is away or slow; send it again later";

    private final Telemetry telemetry;

    FeedbackRoutes(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    void routes(@Observes Router router, Endpoints endpoints) {
        var feedback = CrossSite.refused(endpoints.later(this::take));
        new Routes(router)
                .add(POST, "/v2/models/:model/feedback", feedback)
                .add(POST, "/v2/models/:model/versions/:version/feedback", feedback);
    }

    private CompletionStage<Answer> take(Call call, Lease lease) {
        return telemetry
                .feedbacks()
                .take(lease.version(), lease.mostRows(), FeedbackRequest.parse(call.body()))
                .thenApply(taken -> taken.map(Answer::ok)
                        .orElseGet(() -> RefusedException.unavailable(AWAY).answer()));
    }
}
