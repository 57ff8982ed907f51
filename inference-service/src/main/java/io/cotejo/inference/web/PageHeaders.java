package io.cotejo.inference.web;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;

/**
 * Binds what the page may load: nothing that does not come from here. Only the page's own addresses pass through this,
 * so that predictions do not pay for it.
 */
@Singleton
class PageHeaders {
    private static final List<String> PATHS = List.of("/", "/index.html", "/app/*");

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "same-origin",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Cache-Control",
            "no-cache"); // no old script beside a new service: the browser asks, and is told 304

    void routes(@Observes Router router) {
        for (var path : PATHS) {
            router.route(path).order(-1).handler(PageHeaders::add);
        }
    }

    private static void add(RoutingContext request) {
        request.response().headers().addAll(HEADERS);
        request.next();
    }
}
