package io.cotejo.inference.protocol;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Reads request bodies up to a size, and up to a size of all that are not answered yet. What comes after it is discarded,
 * so that the client sees the answer.
 */
final class Bodies {
    /** The longest body that takes no time to read, and no memory that is worth counting. */
    static final int SHORT = 64 * 1024;

    private final long largest;
    private final long most;
    private final AtomicLong held = new AtomicLong();

    /**
     * Bodies of so many bytes.
     *
     * @param most of all bodies together
     */
    Bodies(long largest, long most) {
        if (most < largest) {
            throw new IllegalArgumentException("cotejo.inference.max-body-memory must be at least"
                    + " cotejo.inference.max-body-size, which is " + largest + " bytes, was " + most);
        }
        this.largest = largest;
        this.most = most;
    }

    /** The body; fails with {@link RefusedException} as soon as it is known not to be taken, or if it breaks off. */
    Future<Buffer> read(RoutingContext context) {
        return new Reading(context).begin();
    }

    /** How many bytes are counted of requests that are not answered yet. */
    long held() {
        return held.get();
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

    /** One body. It is counted as it comes: who announces much and sends nothing takes nobody's place. */
    private final class Reading {
        private final RoutingContext context;
        private final Promise<Buffer> promise = Promise.promise();
        private Buffer body = Buffer.buffer();
        private long counted;
        private boolean refused;

        Reading(RoutingContext context) {
            this.context = context;
        }

        Future<Buffer> begin() {
            var request = context.request();
            request.handler(this::take);
            request.exceptionHandler(cause -> refuse(brokenOff(cause)));
            request.endHandler(_ -> promise.tryComplete(body));
            long size = announced(request);
            if (size > largest) {
                refuse(RefusedException.tooLarge(largest));
            } else if (size > SHORT && held.get() + size > most) {
                refuse(noRoom());
            }
            request.resume();
            return promise.future();
        }

        private void take(Buffer chunk) {
            long size = body.length() + (long) chunk.length();
            if (refused) {
                return;
            }
            if (size > largest) {
                refuse(RefusedException.tooLarge(largest));
            } else if (size > SHORT && !counted(size)) {
                refuse(noRoom());
            } else {
                body.appendBuffer(chunk);
            }
        }

        /** False if there is no room for so much. */
        private boolean counted(long size) {
            if (held.addAndGet(size - counted) > most) {
                held.addAndGet(counted - size);
                return false;
            }
            if (counted == 0) {
                context.addEndHandler(_ -> release());
            }
            counted = size;
            return true;
        }

        private void release() {
            held.addAndGet(-counted);
            counted = 0;
        }

        private void refuse(RefusedException why) {
            refused = true;
            body = Buffer.buffer();
            promise.tryFail(why);
        }

        private RefusedException brokenOff(Throwable cause) {
            return RefusedException.badRequest("the body breaks off: " + cause.getMessage());
        }

        private RefusedException noRoom() {
            return RefusedException.tooMany("the bodies of requests that are not answered yet fill"
                    + " cotejo.inference.max-body-memory, " + most + " bytes; try again later");
        }
    }
}
