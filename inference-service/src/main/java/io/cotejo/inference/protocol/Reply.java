package io.cotejo.inference.protocol;

import io.quarkus.logging.Log;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one request for a prediction, yet to be given: once, from any thread. It is counted and timed, and the
 * request leaves the gate with it.
 */
final class Reply {
    private final RoutingContext context;
    private final Context loop;
    private final RequestMeters meters;
    private final Gate gate;
    private final long arrived = System.nanoTime();
    private final AtomicBoolean answered = new AtomicBoolean();

    /** Of a request that is on its event loop now, and is not through the gate yet. */
    Reply(RoutingContext context, Context loop, RequestMeters meters, Gate gate) {
        this.context = context;
        this.loop = loop;
        this.meters = meters;
        this.gate = gate;
    }

    /** When the request's head had been read, as {@link System#nanoTime} counts. */
    long arrived() {
        return arrived;
    }

    /** True if the client is there to be answered. */
    boolean open() {
        return Bodies.open(context.response());
    }

    /** Answers a request that never was through the gate. */
    void refuse(Answer answer) {
        count(answer, null);
        Endpoints.send(context, answer);
    }

    /** Answers a request that no version has served. */
    void send(Answer answer) {
        send(answer, null);
    }

    /** Answers a request, unless it is answered already. */
    void send(Answer answer, @Nullable Integer version) {
        if (!answered.compareAndSet(false, true)) {
            return;
        }
        if (Context.isOnEventLoopThread()) {
            deliver(answer, version);
        } else {
            loop.runOnContext(_ -> deliver(answer, version));
        }
    }

    /** Something went wrong that the client cannot help. */
    void fail(Throwable cause) {
        Log.error("a request failed path=" + context.normalizedPath(), cause);
        send(Answer.error(500, "internal error; the service's log says more"));
    }

    private void deliver(Answer answer, @Nullable Integer version) {
        try {
            count(answer, version);
            Endpoints.send(context, answer).onComplete(_ -> gate.leave());
        } catch (RuntimeException e) {
            Log.error("an answer could not be given path=" + context.normalizedPath(), e);
            gate.leave();
        }
    }

    private void count(Answer answer, @Nullable Integer version) {
        var outcome = open() ? Outcome.of(answer.status()) : Outcome.CANCELLED;
        meters.answered(context.pathParam("model"), version, outcome, System.nanoTime() - arrived);
    }
}
