package io.cotejo.peer;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Reads a body and answers 40 bytes: what the server itself costs. */
@ApplicationScoped
class EmptyRoute {
    private static final int BYTES = 40;

    void routes(@Observes Router router) {
        router.post("/floor").handler(context -> {
            context.request()
                    .bodyHandler(body -> context.response()
                            .putHeader("Content-Type", "application/octet-stream")
                            .end(Buffer.buffer(new byte[BYTES])));
            context.request().resume();
        });
    }
}
