package io.cotejo.inference.infer;

import static io.vertx.core.http.HttpMethod.POST;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cotejo.inference.model.IndexEntry;
import io.cotejo.inference.model.ModelRepository;
import io.cotejo.inference.protocol.Answer;
import io.cotejo.inference.protocol.Call;
import io.cotejo.inference.protocol.Endpoints;
import io.cotejo.inference.protocol.RefusedException;
import io.cotejo.inference.protocol.Routes;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;

/** The repository's index: every version, and why it is not served if it is not. */
@ApplicationScoped
class RepositoryRoutes {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

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
        new Routes(router).add(POST, "/v2/repository/index", endpoints.quick(this::index));
    }

    private Answer index(Call call) {
        boolean onlyReady = onlyReady(call.body());
        return Answer.ok(repository.index().stream()
                .filter(entry -> entry.ready() || !onlyReady)
                .map(Entry::of)
                .toList());
    }

    private static boolean onlyReady(byte[] body) {
        if (new String(body, StandardCharsets.UTF_8).isBlank()) {
            return false;
        }
        try {
            var ready = JSON.readTree(new String(body, StandardCharsets.UTF_8)).path("ready");
            if (!ready.isMissingNode() && !ready.isBoolean()) {
                throw RefusedException.badRequest("ready must be true or false, was " + ready);
            }
            return ready.asBoolean(false);
        } catch (JsonProcessingException e) {
            throw RefusedException.badRequest("the body is not valid JSON: " + e.getOriginalMessage());
        }
    }
}
