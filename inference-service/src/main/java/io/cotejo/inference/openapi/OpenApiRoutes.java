package io.cotejo.inference.openapi;

import static io.vertx.core.http.HttpMethod.GET;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.cotejo.inference.protocol.Routes;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The OpenAPI document: YAML, and JSON for those who ask for it by {@code ?format=json} or by {@code Accept}. */
@ApplicationScoped
class OpenApiRoutes {
    private static final String JSON = "application/json";
    private static final String YAML = "application/yaml;charset=UTF-8";

    private final Buffer yaml;
    private final Buffer json;

    OpenApiRoutes() {
        try (var file = Objects.requireNonNull(OpenApiRoutes.class.getResourceAsStream("openapi.yaml"))) {
            var document = file.readAllBytes();
            yaml = Buffer.buffer(document);
            json = Buffer.buffer(new ObjectMapper().writeValueAsBytes(new YAMLMapper().readTree(document)));
        } catch (IOException e) {
            throw new UncheckedIOException("openapi.yaml cannot be read", e);
        }
    }

    void routes(@Observes Router router) {
        new Routes(router).add(GET, "/q/openapi", this::describe);
    }

    private void describe(RoutingContext context) {
        boolean asJson = wantsJson(context);
        context.response().putHeader("Content-Type", asJson ? JSON : YAML).end(asJson ? json : yaml);
    }

    private static boolean wantsJson(RoutingContext context) {
        var format = context.queryParam("format").stream().findFirst();
        var accepted = context.request().getHeader("Accept");
        return format.isPresent() ? format.get().equalsIgnoreCase("json") : accepted != null && accepted.contains(JSON);
    }
}
