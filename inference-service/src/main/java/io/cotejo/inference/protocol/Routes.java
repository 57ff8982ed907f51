package io.cotejo.inference.protocol;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Where endpoints are hung up: before the framework's own handlers, so that every error has the protocol's form. */
public final class Routes {
    private static final int BEFORE_FRAMEWORK = -1000;

    /** Before names that a path may hold, such as a model's. */
    private static final int LITERAL = BEFORE_FRAMEWORK - 2;

    /** Before everything: each pattern that is tried in vain costs a request a regular expression. */
    private static final int MOST_FREQUENT = BEFORE_FRAMEWORK - 4;

    private final Router router;

    /** Hangs endpoints into this router. */
    public Routes(Router router) {
        this.router = router;
    }

    /** Answers this method on this path with this handler, HEAD as GET, and every other method with 405. */
    public Routes add(HttpMethod method, String path, Handler<RoutingContext> handler) {
        int order = order(path);
        router.route(method, path).order(order).handler(handler);
        if (method.equals(HttpMethod.GET)) {
            router.route(HttpMethod.HEAD, path).order(order).handler(handler);
        }
        router.route(path).order(order + 1).handler(context -> {
            context.response().putHeader("Allow", method.equals(HttpMethod.GET) ? "GET, HEAD" : method.name());
            Endpoints.send(
                    context,
                    Answer.error(
                            405,
                            context.request().method() + " is not allowed on " + context.normalizedPath() + ", only "
                                    + method));
        });
        return this;
    }

    private static int order(String path) {
        if (path.endsWith("/infer")) {
            return MOST_FREQUENT;
        }
        return path.contains(":") ? BEFORE_FRAMEWORK : LITERAL;
    }
}
