package io.cotejo.inference.protocol;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/** One request, read in full. */
public final class Call {
    private final RoutingContext context;
    private final byte[] body;

    private Call(RoutingContext context, byte[] body) {
        this.context = context;
        this.body = body;
    }

    /** Unpacks the body if it is packed. */
    static Call of(RoutingContext context, Buffer body, Packing packing) {
        var encoding = context.request().getHeader("Content-Encoding");
        return new Call(context, packing.unpack(encoding == null ? "identity" : encoding, body.getBytes()));
    }

    /** Takes a body that is not packed. */
    static Call plain(RoutingContext context, Buffer body) {
        return new Call(context, body.getBytes());
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

    /** The part of the path that a route gives this name, if it has one. */
    public Optional<String> path(String name) {
        return Optional.ofNullable(context.pathParam(name));
    }

    private HttpServerRequest request() {
        return context.request();
    }
}
