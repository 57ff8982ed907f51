package io.cotejo.inference.protocol;

import io.cotejo.inference.model.ModelRepository;
import io.cotejo.inference.protocol.WorkQueue.Handed;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Turns endpoints into route handlers: reads the body, answers off the event loop where that may take time, and turns
 * whatever goes wrong into the protocol's form of an error.
 */
@Singleton
public class Endpoints {
    /** Before the sessions are freed. */
    private static final int FIRST = 1000;

    private final ModelCalls models;
    private final ModelRepository repository;
    private final Bodies bodies;
    private final Packing packing;
    private final WorkQueue queue;
    private final RequestMeters meters;
    private final Duration drain;

    Endpoints(Vertx vertx, ModelRepository repository, MeterRegistry registry, ServingConfig config) {
        this.repository = repository;
        models = new ModelCalls(repository);
        bodies = new Bodies(config.maxBodySize().asLongValue());
        packing = new Packing(config.maxBodySize().asLongValue());
        queue = new WorkQueue(vertx, config.maxPending());
        meters = new RequestMeters(registry, queue::pending);
        drain = config.drain();
    }

    /** False once the service is about to end. */
    public boolean accepting() {
        return !queue.stopped();
    }

    /** For what takes no time. */
    public Handler<RoutingContext> quick(Endpoint endpoint) {
        return context -> bodies.read(context.request())
                .map(body -> answer(endpoint, context, body))
                .onSuccess(answer -> send(context, answer))
                .onFailure(cause -> refuse(context, cause));
    }

    /** For what may take time. */
    public Handler<RoutingContext> blocking(Endpoint endpoint) {
        return context -> bodies.read(context.request())
                .onSuccess(body -> work(context, body, endpoint))
                .onFailure(cause -> refuse(context, cause));
    }

    /** For what asks about a model. */
    public Handler<RoutingContext> model(ModelEndpoint endpoint) {
        return blocking(call -> models.answer(call, endpoint));
    }

    /** For what asks a model for predictions: counted and timed. */
    public Handler<RoutingContext> prediction(ModelEndpoint endpoint) {
        var handler = model(endpoint);
        return context -> {
            long start = System.nanoTime();
            context.put(Sent.KEY, (Sent)
                    answer -> meters.answered(label(context.pathParam("model")), answer, System.nanoTime() - start));
            handler.handle(context);
        };
    }

    private String label(@Nullable String model) {
        return model != null && repository.knows(model) ? model : "unknown";
    }

    private void work(RoutingContext context, Buffer body, Endpoint endpoint) {
        long handed = System.nanoTime();
        var taken = queue.hand(() -> {
            meters.waited(System.nanoTime() - handed);
            return answer(endpoint, context, body);
        });
        switch (taken) {
            case Handed.Accepted<Answer>(var result) ->
                result.transform(
                                done -> done.succeeded() ? send(context, done.result()) : refuse(context, done.cause()))
                        .onComplete(_ -> queue.done());
            case Handed.Full<Answer>() -> {
                context.response().putHeader("Retry-After", "1");
                send(context, Answer.error(429, "too many requests are waiting, try again later"));
            }
            case Handed.Stopped<Answer>() -> send(context, Answer.error(503, "the service is shutting down"));
        }
    }

    private Answer answer(Endpoint endpoint, RoutingContext context, Buffer body) {
        try {
            return endpoint.answer(Call.of(context, body, packing));
        } catch (RefusedException e) {
            return Answer.error(e.status(), e.reason());
        }
    }

    private static Future<Void> refuse(RoutingContext context, Throwable cause) {
        if (cause instanceof Bodies.TooLarge) {
            return send(context, Answer.error(413, String.valueOf(cause.getMessage())));
        }
        if (!Bodies.open(context.response())) {
            return Future.succeededFuture(); // the client has gone in the middle of its request
        }
        Log.error("a request failed path=" + context.normalizedPath(), cause);
        return send(context, Answer.error(500, "internal error; the service's log says more"));
    }

    /** Sends an answer, unless the client has gone. */
    static Future<Void> send(RoutingContext context, Answer answer) {
        if (context.get(Sent.KEY) instanceof Sent sent) {
            sent.with(answer);
        }
        var response = context.response();
        if (!Bodies.open(response)) {
            return Future.succeededFuture();
        }
        response.setStatusCode(answer.status());
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
        return response.end(answer.body());
    }

    /** Who wants to know what was answered. */
    @FunctionalInterface
    private interface Sent {
        String KEY = "cotejo.sent";

        void with(Answer answer);
    }

    void stop(@Observes @Priority(FIRST) ShutdownEvent event) throws InterruptedException {
        if (!queue.drain(drain)) {
            Log.warnf("stopping though pending=%d requests are not answered", queue.pending());
        }
    }
}
