package io.cotejo.inference.protocol;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.concurrent.atomic.AtomicBoolean;

/** Reads request bodies up to a size. What comes after it is discarded, so that the client sees the answer. */
final class Bodies {
    private final long largest;

    Bodies(long largest) {
        this.largest = largest;
    }

    /** The body; fails with {@link TooLarge} as soon as it is known to be too large, or {@link BrokenOff}. */
    Future<Buffer> read(HttpServerRequest request) {
        var promise = Promise.<Buffer>promise();
        var body = Buffer.buffer();
        var tooLarge = new AtomicBoolean(announced(request) > largest);
        request.handler(chunk -> {
            if (!tooLarge.get() && body.length() + (long) chunk.length() <= largest) {
                body.appendBuffer(chunk);
            } else if (!tooLarge.getAndSet(true)) {
                promise.tryFail(new TooLarge(largest));
            }
        });
        request.exceptionHandler(cause -> promise.tryFail(new BrokenOff(cause)));
        request.endHandler(end -> promise.tryComplete(body));
        if (tooLarge.get()) {
            promise.tryFail(new TooLarge(largest));
        }
        request.resume();
        return promise.future();
    }

    /** What is left unread would keep a connection from being used again, and from being closed. */
    static void discardRest(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.resume();
        }
    }

    /** True if the client is there to be answered. */
    static boolean open(HttpServerResponse response) {
        return !response.ended() && !response.closed();
    }

    private static long announced(HttpServerRequest request) {
        var length = request.getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }

    /** The client has gone, or sends what is no HTTP, in the middle of the body. */
    static final class BrokenOff extends RuntimeException {
        BrokenOff(Throwable cause) {
            super("the body breaks off: " + cause.getMessage(), cause);
        }

        Answer answer() {
            return Answer.error(400, String.valueOf(getMessage()));
        }
    }

    /** The body is larger than is taken. */
    static final class TooLarge extends RuntimeException {
        TooLarge(long largest) {
            super("the body is larger than " + largest + " bytes");
        }

        Answer answer() {
            return Answer.error(413, String.valueOf(getMessage()));
        }
    }
}
