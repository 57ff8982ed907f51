package io.cotejo.inference.protocol;

import io.cotejo.events.http.RequestSender;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;

/** Keeps the pages of other sites from changing anything here. */
public final class CrossSite {
    private CrossSite() {}

    /** The handler, but for what a browser sends on behalf of another site: that is answered 403 before it is looked at. */
    public static Handler<RoutingContext> refused(Handler<RoutingContext> handler) {
        return context -> sender(context)
                .refusal()
                .ifPresentOrElse(why -> Endpoints.send(context, Answer.error(403, why)), () -> handler.handle(context));
    }

    private static RequestSender sender(RoutingContext context) {
        var request = context.request();
        return new RequestSender(
                request.method().name(),
                request.getHeader("Host"),
                request.getHeader("Origin"),
                request.getHeader("Sec-Fetch-Site"));
    }
}
