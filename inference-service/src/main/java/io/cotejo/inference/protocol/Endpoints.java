package io.cotejo.inference.protocol;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * Turns endpoints into route handlers: reads the body, answers off the event loop where that may take time, and turns
 * whatever goes wrong into the protocol's form of an error.
 */
@Singleton
public class Endpoints {
    /** Before the sessions are freed. */
    private static final int FIRST = 1000;

    private final Bodies bodies;
    private final Packing packing;
    private final Gate gate;
    private final Gate laterGate;
    private final WorkerExecutor readers;
    private final ExecutorService runners;
    private final ModelCalls models;
    private final PredictionHandler.Intake intake;
    private final Duration drain;

    Endpoints(Vertx vertx, ModelCalls models, MeterRegistry registry, ServingConfig config) {
        bodies = new Bodies(
                config.maxBodySize().asLongValue(), config.maxBodyMemory().asLongValue());
        packing = new Packing(config.maxBodySize().asLongValue());
        gate = new Gate(config.maxPending());
        laterGate = new Gate(config.maxPending());
        int cores = Runtime.getRuntime().availableProcessors();
        readers = vertx.createSharedWorkerExecutor("inference-reading", cores);
        runners = Executors.newFixedThreadPool(cores, runnerThreads());
        this.models = models;
        var meters = new RequestMeters(registry, gate::pending, models::knows);
        intake = new PredictionHandler.Intake(models, bodies, packing, gate, meters, readers, runners);
        drain = config.drain();
    }

    /** Plain threads: a run of a model needs nothing of Vert.x, whose own ones would report each to an event loop. */
    private static ThreadFactory runnerThreads() {
        return Thread.ofPlatform()
                .name("inference-", 0)
                .daemon()
                .uncaughtExceptionHandler((_, fault) -> Log.error("a run of a model failed", fault))
                .factory();
    }

    /** False once the service is about to end. */
    public boolean accepting() {
        return !gate.closed();
    }

    /** For what takes no time, and needs no body. */
    public Handler<RoutingContext> quick(Endpoint endpoint) {
        return context -> bodies.read(context)
                .map(_ -> answer(endpoint, Call.plain(context, Buffer.buffer())))
                .onSuccess(answer -> send(context, answer))
                .onFailure(cause -> refuse(context, cause));
    }

    /** For what asks about a model. */
    public Handler<RoutingContext> model(ModelEndpoint endpoint) {
        return blocking(call -> {
            try (var lease = models.find(call)) {
                return endpoint.answer(call, lease);
            }
        });
    }

    /** For what may take time. */
    public Handler<RoutingContext> blocking(Endpoint endpoint) {
        return context -> bodies.read(context)
                .onSuccess(body -> work(context, gate, () -> Future.succeededFuture(answer(endpoint, context, body))))
                .onFailure(cause -> refuse(context, cause));
    }

    /**
     * For what asks about a model and is answered later, without a thread that waits. However many wait, those who ask for
     * predictions find a place.
     */
    public Handler<RoutingContext> later(LaterEndpoint endpoint) {
        return context -> bodies.read(context)
                .onSuccess(body -> work(context, laterGate, () -> answerLater(endpoint, context, body)))
                .onFailure(cause -> refuse(context, cause));
    }

    /** For what asks a model for predictions, and is read in no time if it is short. */
    public Handler<RoutingContext> briefPrediction(PredictionEndpoint endpoint) {
        return new PredictionHandler(intake, endpoint, true);
    }

    /** For what asks a model for predictions, and takes time to be read. */
    public Handler<RoutingContext> prediction(PredictionEndpoint endpoint) {
        return new PredictionHandler(intake, endpoint, false);
    }

    private void work(RoutingContext context, Gate place, Callable<Future<Answer>> task) {
        switch (place.enter()) {
            case ADMITTED ->
                readers.executeBlocking(task, false)
                        .compose(answer -> answer)
                        .transform(
                                done -> done.succeeded() ? send(context, done.result()) : refuse(context, done.cause()))
                        .onComplete(_ -> place.leave());
            case FULL -> send(context, Answer.full());
            case CLOSED -> send(context, Answer.closing());
        }
    }

    private Answer answer(Endpoint endpoint, RoutingContext context, Buffer body) {
        try {
            return answer(endpoint, Call.of(context, body, packing));
        } catch (RefusedException e) {
            return e.answer();
        }
    }

    private static Answer answer(Endpoint endpoint, Call call) {
        try {
            return endpoint.answer(call);
        } catch (RefusedException e) {
            return e.answer();
        }
    }

    private Future<Answer> answerLater(LaterEndpoint endpoint, RoutingContext context, Buffer body) {
        try {
            var call = Call.of(context, body, packing);
            try (var lease = models.find(call)) {
                return Future.fromCompletionStage(endpoint.answer(call, lease));
            }
        } catch (RefusedException e) {
            return Future.succeededFuture(e.answer());
        }
    }

    private static Future<Void> refuse(RoutingContext context, Throwable cause) {
        if (cause instanceof RefusedException refused) {
            return send(context, refused.answer());
        }
        Log.error("a request failed path=" + context.normalizedPath(), cause);
        return send(context, Answer.error(500, "internal error; the service's log says more"));
    }

    /** Sends an answer, unless the client has gone. */
    static Future<Void> send(RoutingContext context, Answer answer) {
        var response = context.response();
        if (!Bodies.open(response)) {
            return Future.succeededFuture();
        }
        Bodies.discardRest(context.request());
        response.setStatusCode(answer.status());
        if (answer.status() == Answer.TOO_MANY) {
            response.putHeader("Retry-After", "1");
        }
        if (answer.requestId() != null) {
            response.putHeader(Answer.REQUEST_ID, answer.requestId());
        }
        var jsonLength = answer.jsonLength();
        if (jsonLength == null) {
            response.putHeader("Content-Type", "application/json");
        } else {
            response.putHeader("Content-Type", "application/octet-stream")
                    .putHeader("Inference-Header-Content-Length", Integer.toString(jsonLength));
        }
        if (context.request().method().equals(HttpMethod.HEAD)) {
            response.putHeader("Content-Length", Integer.toString(answer.body().length()));
            return response.end();
        }
        // Triton's Python client reads the body of an error as it comes.
        boolean packable = answer.status() == 200;
        return response.end(packable ? Packing.pack(context.request(), answer.body()) : answer.body());
    }

    void stop(@Observes @Priority(FIRST) ShutdownEvent event) throws InterruptedException {
        var end = Instant.now().plus(drain);
        laterGate.close();
        boolean drained = gate.drain(drain);
        if (!laterGate.drain(Duration.between(Instant.now(), end)) || !drained) {
            Log.warnf("stopping though pending=%d requests are not answered", gate.pending() + laterGate.pending());
        }
        runners.shutdown();
    }
}
