package io.cotejo.inference.protocol;

import io.quarkus.logging.Log;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Answers what nobody else does, in the protocol's form of an error. */
@ApplicationScoped
class Fallback {
    private static final int AFTER_EVERYTHING = Integer.MAX_VALUE - 1;

    void routes(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE + 1).failureHandler(Fallback::failed);
        router.errorHandler(400, Fallback::failed); // a path that cannot be read matches no route
        router.route()
                .order(AFTER_EVERYTHING)
                .handler(context ->
                        Endpoints.send(context, Answer.error(404, "there is nothing at " + context.normalizedPath())));
    }

    private static void failed(RoutingContext context) {
        int status = context.statusCode() >= 400 ? context.statusCode() : 500;
        if (status >= 500) {
            Log.error("a request failed path=" + context.request().path(), context.failure());
        }
        Endpoints.send(context, Answer.error(status, status < 500 ? "the request is malformed" : "internal error"));
    }
}
