package io.cotejo.inference.protocol;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;

/** A server of nothing but some routes. It ends with its Vert.x. */
final class LocalServer {
    private LocalServer() {}

    /** Listens on loopback, on a port that was free. */
    static HttpServer of(Vertx vertx, Router router) {
        return vertx.createHttpServer()
                .requestHandler(router)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
