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
import java.util.function.Supplier;

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
        boolean isShort = body.length() <= SHORT && !context.request().headers().contains("Content-Encoding");
        if (brief && isShort && taken(Call.plain(context, body), reply, turn)) {
            return;
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

    /** False if it has to be taken on a worker: the version that is to answer may have to be loaded. */
    private boolean taken(Call call, Reply reply, Turn turn) {
        var lease = intake.models().loadedPredictor(call);
        if (lease.isEmpty()) {
            return false;
        }
        return switch (read(reply, call, lease.get())) {
            case Reading.Ready(var prediction) -> {
                prediction.submit(turn);
                yield true;
            }
            case Reading.Answered() -> true;
            case Reading.Elsewhere _ -> false;
        };
    }

    /** Nothing if it has been answered already. */
    private Optional<Prediction> prepare(RoutingContext context, Reply reply, Buffer body) {
        if (!reply.open()) {
            reply.send(Answer.gone());
            return Optional.empty();
        }
        try {
            var call = Call.of(context, body, intake.packing());
            return switch (read(reply, call, intake.models().predictor(call))) {
                case Reading.Ready(var prediction) -> Optional.of(prediction);
                case Reading.Answered() -> Optional.empty();
                case Reading.Elsewhere(var version) ->
                    readAgain(reply, call, intake.models().predictor(call, version));
            };
        } catch (Bodies.TooLarge e) {
            reply.send(e.answer());
        } catch (RefusedException e) {
            reply.send(e.answer());
        }
        return Optional.empty();
    }

    /** What came of reading a request as one for a version. The lease is taken over. */
    private sealed interface Reading {
        /** It can be computed. */
        record Ready(Prediction prediction) implements Reading {}

        /** It was answered that it cannot be. */
        record Answered() implements Reading {}

        /** It names another version itself. */
        record Elsewhere(String version) implements Reading {}
    }

    private Reading read(Reply reply, Call call, Lease lease) {
        return reading(reply, lease, () -> {
            var question = endpoint.read(call, lease);
            if (question.version().isPresent()) {
                lease.close();
                return new Reading.Elsewhere(question.version().get());
            }
            return ready(reply, call, lease, intake.models().overheard(call, lease, question));
        });
    }

    private Optional<Prediction> readAgain(Reply reply, Call call, Lease lease) {
        var reading = reading(reply, lease, () -> ready(reply, call, lease, endpoint.read(call, lease)));
        return reading instanceof Reading.Ready(var prediction) ? Optional.of(prediction) : Optional.empty();
    }

    private Reading ready(Reply reply, Call call, Lease lease, Question question) {
        return new Reading.Ready(new Prediction(reply, call, lease, question, intake.meters()));
    }

    private static Reading reading(Reply reply, Lease lease, Supplier<Reading> read) {
        try {
            return read.get();
        } catch (RefusedException e) {
            lease.statistics().failed(System.nanoTime() - reply.arrived());
            lease.close();
            reply.send(e.answer(), lease.version().version());
        } catch (RuntimeException e) {
            lease.statistics().failed(System.nanoTime() - reply.arrived());
            lease.close();
            reply.fail(e);
        }
        return new Reading.Answered();
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
