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
    private final Intake intake;
    private final PredictionEndpoint endpoint;
    private final boolean brief;

    /**
     * What all handlers share.
     *
     * @param readers threads for what takes long before the model is run
     * @param workers threads that run models
     */
    record Intake(
            ModelCalls models,
            Bodies bodies,
            Packing packing,
            Gate gate,
            RequestMeters meters,
            WorkerExecutor readers,
            Executor workers) {}

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
        intake.bodies().read(context).onComplete(read -> {
            if (read.succeeded()) {
                admit(context, loop, reply, read.result());
            } else if (read.cause() instanceof RefusedException refused) {
                reply.refuse(refused.answer());
            }
        });
    }

    private void admit(RoutingContext context, ContextInternal loop, Reply reply, Buffer body) {
        switch (intake.gate().enter()) {
            case ADMITTED -> take(context, loop, reply, body);
            case FULL -> reply.refuse(Answer.full());
            case CLOSED -> reply.refuse(Answer.closing());
        }
    }

    private void take(RoutingContext context, ContextInternal loop, Reply reply, Buffer body) {
        var turn = new Turn(loop.nettyEventLoop(), intake.workers());
        boolean isShort =
                body.length() <= Bodies.SHORT && !context.request().headers().contains("Content-Encoding");
        try {
            if (brief && isShort && taken(Call.plain(context, body), reply, turn)) {
                return;
            }
        } catch (RuntimeException e) {
            reply.fail(e);
            return;
        }
        intake.readers()
                .executeBlocking(() -> prepare(context, reply, body), false)
                .map(prepared -> submitted(prepared, turn))
                .onFailure(reply::fail);
    }

    private static boolean submitted(Optional<Prediction> prepared, Turn turn) {
        prepared.ifPresent(prediction -> prediction.submit(turn));
        return prepared.isPresent();
    }

    /**
     * False if it has to be taken up on a worker: the version that is to answer may have to be loaded, or the request names
     * another one, which alone can say what is wrong with it.
     */
    private boolean taken(Call call, Reply reply, Turn turn) {
        var found = intake.models().loadedPredictor(call);
        if (found.isEmpty()) {
            return false;
        }
        var lease = found.get();
        Question question;
        try {
            question = endpoint.read(call, lease);
        } catch (RuntimeException e) {
            if (e instanceof RefusedException && endpoint.version(call).isPresent()) {
                lease.close();
                return false;
            }
            refuse(reply, lease, e);
            return true;
        }
        if (question.version().isPresent()) {
            lease.close();
            return false;
        }
        prediction(reply, call, lease, question).submit(turn);
        return true;
    }

    /** Nothing if it has been answered already. */
    private Optional<Prediction> prepare(RoutingContext context, Reply reply, Buffer body) {
        if (!reply.open()) {
            reply.send(Answer.gone());
            return Optional.empty();
        }
        try {
            var call = Call.of(context, body, intake.packing());
            var version = endpoint.version(call);
            return version.isPresent()
                    ? read(reply, call, intake.models().predictor(call, version.get()))
                    : read(reply, call, intake.models().predictor(call));
        } catch (RefusedException e) {
            reply.send(e.answer());
        }
        return Optional.empty();
    }

    /** Takes the lease over. */
    private Optional<Prediction> read(Reply reply, Call call, Lease lease) {
        try {
            return Optional.of(prediction(reply, call, lease, endpoint.read(call, lease)));
        } catch (RuntimeException e) {
            refuse(reply, lease, e);
            return Optional.empty();
        }
    }

    /** Takes the lease over, of the version for which the request could not be read. */
    private static void refuse(Reply reply, Lease lease, RuntimeException cause) {
        lease.statistics().failed(System.nanoTime() - reply.arrived());
        lease.close();
        if (cause instanceof RefusedException refused) {
            reply.send(refused.answer(), lease.version().version());
        } else {
            reply.fail(cause);
        }
    }

    private Prediction prediction(Reply reply, Call call, Lease lease, Question question) {
        return new Prediction(reply, call, lease, intake.models().overheard(call, lease, question), intake.meters());
    }
}
