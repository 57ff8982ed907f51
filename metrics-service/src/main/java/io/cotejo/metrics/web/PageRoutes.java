package io.cotejo.metrics.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Answers the page's own addresses with the page, which then shows what the address asks for. */
@Singleton
class PageRoutes {
    /** As the page's router knows them. */
    private static final List<String> PATHS =
            List.of("/", "/experiments/*", "/runs/*", "/compare", "/models", "/models/*", "/submit", "/dead-letters");

    private final Buffer page = read();

    void routes(@Observes Router router) {
        for (var path : PATHS) {
            router.get(path).order(-1).handler(this::answer);
        }
    }

    private void answer(RoutingContext request) {
        request.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/html;charset=UTF-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache")
                .end(page);
    }

    private static Buffer read() {
        var loader = Thread.currentThread().getContextClassLoader();
        try (var file = Objects.requireNonNull(loader.getResourceAsStream("META-INF/resources/index.html"))) {
            return Buffer.buffer(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
