package io.cotejo.inference.image;

import static io.vertx.core.http.HttpMethod.POST;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.cotejo.inference.model.Lease;
import io.cotejo.inference.model.Pixels;
import io.cotejo.inference.model.Scores;
import io.cotejo.inference.protocol.Answer;
import io.cotejo.inference.protocol.Call;
import io.cotejo.inference.protocol.Endpoints;
import io.cotejo.inference.protocol.Question;
import io.cotejo.inference.protocol.RefusedException;
import io.cotejo.inference.protocol.Routes;
import io.cotejo.inference.telemetry.Telemetry;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Classify: an image file in, labels with probabilities out. */
@ApplicationScoped
class ClassifyRoutes {
    private static final String FIELD = "image";
    private static final String DEFAULT_TOP = "3";

    private final Telemetry telemetry;

    ClassifyRoutes(Telemetry telemetry) {
        this.telemetry = telemetry;
    }

    /**
     * What is answered, best first.
     *
     * @param id for feedback
     * @param pixels null unless they were asked for
     */
    private record Classification(
            @JsonProperty("model_name") String modelName,
            @JsonProperty("model_version") String modelVersion,
            String id,
            List<Prediction> predictions,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            SeenPixels pixels) {}

    void routes(@Observes Router router, Endpoints endpoints) {
        new Routes(router)
                .add(POST, "/v2/models/:model/classify", endpoints.prediction(this::classify))
                .add(POST, "/v2/models/:model/versions/:version/classify", endpoints.prediction(this::classify));
    }

    private Question classify(Call call, Lease lease) {
        long began = System.nanoTime();
        int top = top(call);
        boolean invert = flag(call, "invert");
        boolean seen = flag(call, "pixels");
        var id = call.query("id");
        var pixels = ImageFile.pixels(file(call), lease.image(), invert);
        var version = lease.version();
        var images = new Pixels(pixels, 0, 1);
        return new Question(images, Optional.empty(), scores -> {
            var predictions = best(scores, version.export().labels());
            return Answer.ok(new Classification(
                    version.model(),
                    Integer.toString(version.version()),
                    telemetry.named(lease, id, images, scores, began),
                    predictions.subList(0, Math.min(top, predictions.size())),
                    seen ? SeenPixels.of(pixels, lease.image()) : null));
        });
    }

    private static byte[] file(Call call) {
        var type = call.header("Content-Type").orElse("");
        return MultipartForm.is(type) ? MultipartForm.field(type, call.body(), FIELD) : call.body();
    }

    private static List<Prediction> best(Scores scores, List<String> labels) {
        return IntStream.range(0, scores.classes())
                .mapToObj(i -> new Prediction(labels.get(i), i, scores.probability(0, i)))
                .sorted(Comparator.comparingDouble(Prediction::probability)
                        .reversed()
                        .thenComparingInt(Prediction::index))
                .toList();
    }

    private static int top(Call call) {
        var text = call.query("topK").orElse(DEFAULT_TOP);
        try {
            int top = Integer.parseInt(text);
            if (top >= 1) {
                return top;
            }
        } catch (NumberFormatException e) {
            // refused below
        }
        throw RefusedException.badRequest("topK must be a whole number from 1, was " + text);
    }

    private static boolean flag(Call call, String name) {
        var text = call.query(name).orElse("false");
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw RefusedException.badRequest(name + " must be true or false, was " + text);
        };
    }
}
