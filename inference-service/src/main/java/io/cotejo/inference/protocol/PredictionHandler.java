package io.cotejo.inference.protocol;

import io.cotejo.inference.model.Lease;
import io.cotejo.inference.model.Turn;
import io.vertx.core.Handler;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.impl.ContextInternal;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Takes a request for a prediction from its first byte to the model. Short ones stay on their event loop; what may take
 * long, such as unpacking, decoding a picture or loading a version, is done on a worker.
 */
final class PredictionHandler implements Handler<RoutingContext> {
    /** The longest body that is read on an event loop. */
    private static final int SHORT = 64 * 1024;

    private final Intake intake;
    private final PredictionEndpoint endpoint;
    private final boolean brief;

    /** What all handlers share. */
    record Intake(
            ModelCalls models,
            Bodies bodies,
            Packing packing,
            Gate gate,
            RequestMeters meters,
            WorkerExecutor workers) {}

    /**
     * A handler.
     *
     * @param brief true if the endpoint reads a short body in no time
     */
    PredictionHandler(Intake intake, PredictionEndpoint endpoint, boolean brief) {
        this.intake = intake;
        this.endpoint = endpoint;
        this.brief = brief;
    }

    @Override
    public void handle(RoutingContext context) {
        var loop = (ContextInternal) context.vertx().getOrCreateContext();
        var reply = new Reply(context, loop, intake.meters(), intake.gate());
        intake.bodies().read(context.request()).onComplete(read -> {
            if (read.succeeded()) {
                admit(context, loop, reply, read.result());
            } else if (read.cause() instanceof Bodies.TooLarge tooLarge) {
                reply.refuse(tooLarge.answer());
            }
        });
    }

    private void admit(RoutingContext context, ContextInternal loop, Reply reply, Buffer body) {
        switch (intake.gate().enter()) {
            case ADMITTED -> take(context, loop, reply, body);
            case FULL -> {
                context.response().putHeader("Retry-After", "1");
                reply.refuse(Answer.full());
            }
            case CLOSED -> reply.refuse(Answer.closing());
        }
    }

    private void take(RoutingContext context, ContextInternal loop, Reply reply, Buffer body) {
        var turn = new Turn(loop.nettyEventLoop(), workers());
        if (brief && body.length() <= SHORT && !context.request().headers().contains("Content-Encoding")) {
            var call = Call.plain(context, body);
            var lease = intake.models().loaded(call);
            if (lease.isPresent()) {
                prepare(reply, call, lease.get()).ifPresent(prediction -> prediction.submit(turn));
                return;
            }
        }
        intake.workers()
                .executeBlocking(() -> prepare(context, reply, body), false)
                .onComplete(prepared -> {
                    if (prepared.succeeded()) {
                        prepared.result().ifPresent(prediction -> prediction.submit(turn));
                    } else {
                        reply.fail(prepared.cause());
                    }
                });
    }

    private Optional<Prediction> prepare(RoutingContext context, Reply reply, Buffer body) {
        if (!reply.open()) {
            reply.send(Answer.gone());
            return Optional.empty();
        }
        try {
            var call = Call.of(context, body, intake.packing());
            return prepare(reply, call, intake.models().find(call));
        } catch (Bodies.TooLarge e) {
            reply.send(e.answer());
        } catch (RefusedException e) {
            reply.send(e.answer());
        }
        return Optional.empty();
    }

    /** Nothing if it has been answered already. Takes the lease over. */
    private Optional<Prediction> prepare(Reply reply, Call call, Lease lease) {
        try {
            return Optional.of(new Prediction(reply, call, lease, endpoint.read(call, lease), intake.meters()));
        } catch (RefusedException e) {
            lease.statistics().failed(System.nanoTime() - reply.arrived());
            lease.close();
            reply.send(e.answer(), lease.version().version());
        } catch (RuntimeException e) {
            lease.statistics().failed(System.nanoTime() - reply.arrived());
            lease.close();
            reply.fail(e);
        }
        return Optional.empty();
    }

    private Executor workers() {
        return task -> intake.workers()
                .executeBlocking(
                        () -> {
                            task.run();
                            return null;
                        },
                        false);
    }
}
