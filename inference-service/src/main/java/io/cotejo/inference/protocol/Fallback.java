package io.cotejo.inference.protocol;

import io.quarkus.logging.Log;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;

/** Answers what nobody else does, in the protocol's form of an error. */
@ApplicationScoped
class Fallback {
    private static final int MALFORMED = 400;
    private static final String NO_VERSION =
            "the request line names no version of HTTP that is spoken here; send HTTP/1.1";
    private static final int AFTER_EVERYTHING = Integer.MAX_VALUE - 1;

    /** Otherwise the framework answers an address that is none before any route sees it, with an empty body. */
    void takeEveryAddress(@Observes @Initialized(ApplicationScoped.class) Object started) {
        System.setProperty("vertx.disableURIValidation", "true");
    }

    void routes(@Observes Router router) {
        router.errorHandler(
                MALFORMED,
                context -> Endpoints.send(
                        context,
                        Answer.error(
                                MALFORMED,
                                "the address is malformed: " + context.request().uri())));
        router.route().order(Integer.MIN_VALUE).handler(Fallback::begin);
        router.route().order(Integer.MIN_VALUE + 1).failureHandler(Fallback::failed);
        router.route()
                .order(AFTER_EVERYTHING)
                .handler(context ->
                        Endpoints.send(context, Answer.error(404, "there is nothing at " + context.normalizedPath())));
    }

    /** The framework takes anything in its place for a version, and closes the connection after the answer. */
    private static void begin(RoutingContext context) {
        if (context.request().version() == null) {
            Endpoints.send(context, Answer.error(MALFORMED, NO_VERSION));
            return;
        }
        discardRestInTheEnd(context);
        context.next();
    }

    /** For the framework's own routes, which may answer without a look at the body. */
    private static void discardRestInTheEnd(RoutingContext context) {
        var path = context.request().path();
        if (path == null || !path.startsWith("/v2")) {
            context.addEndHandler(_ -> Bodies.discardRest(context.request()));
        }
    }

    private static void failed(RoutingContext context) {
        if (!Bodies.open(context.response())) {
            return; // the client has gone, and that is all
        }
        int status = context.statusCode() >= 400 ? context.statusCode() : 500;
        if (status >= 500) {
            Log.error("a request failed path=" + context.request().path(), context.failure());
        }
        Endpoints.send(context, Answer.error(status, status < 500 ? "the request is malformed" : "internal error"));
    }
}
