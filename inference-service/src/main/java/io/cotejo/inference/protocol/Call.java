package io.cotejo.inference.protocol;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** One request, read in full. */
public final class Call {
    private final RoutingContext context;
    private final byte[] body;

    Call(RoutingContext context, Buffer body) {
        this.context = context;
        this.body = body.getBytes();
    }

    /** What was sent; empty if nothing was. */
    public byte[] body() {
        return body;
    }

    /** The value of a header, if it was sent. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(request().getHeader(name));
    }

    /** The first value of a parameter in the query, if it was sent. */
    public Optional<String> query(String name) {
        return context.queryParam(name).stream().findFirst();
    }

    /** Refuses a body that is packed. */
    void requireReadable() {
        var encoding = header("Content-Encoding").orElse("identity");
        if (!encoding.equalsIgnoreCase("identity")) {
            throw RefusedException.unsupported(
                    "Content-Encoding " + encoding + " is not supported; send the body as it is");
        }
    }

    Optional<String> path(String name) {
        return Optional.ofNullable(context.pathParam(name));
    }

    private HttpServerRequest request() {
        return context.request();
    }
}
