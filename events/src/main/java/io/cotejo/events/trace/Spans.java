package io.cotejo.events.trace;

import io.cotejo.events.RunId;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.time.Instant;
import java.util.Optional;

/**
 * Spans around the work of this thread. Where the service exports none, nothing is recorded and the trace that was given
 * is passed on as it came.
 */
public final class Spans {
    private static final String SCOPE = "io.cotejo";

    private Spans() {}

    /** What the thread works at; empty if that belongs to no trace. */
    public static Optional<TraceContext> current() {
        return contextOf(Span.current());
    }

    static Optional<TraceContext> contextOf(Span span) {
        var context = span.getSpanContext();
        return context.isValid()
                ? Optional.of(new TraceContext(
                        context.getTraceId(),
                        context.getSpanId(),
                        Byte.toUnsignedInt(context.getTraceFlags().asByte())))
                : Optional.empty();
    }

    /** A span within what the thread works at. */
    public static OpenSpan open(String name) {
        return new OpenSpan(builder(name).startSpan());
    }

    /** A span within what the thread works at, that began earlier. */
    public static OpenSpan open(String name, Instant start) {
        return new OpenSpan(builder(name).setStartTimestamp(start).startSpan());
    }

    /** A span that follows from something else than what the thread works at. */
    public static OpenSpan open(String name, TraceContext parent) {
        return new OpenSpan(builder(name).setParent(context(parent)).startSpan());
    }

    /** A span that follows from something else than what the thread works at, and that began earlier. */
    public static OpenSpan open(String name, TraceContext parent, Instant start) {
        return new OpenSpan(builder(name)
                .setParent(context(parent))
                .setStartTimestamp(start)
                .startSpan());
    }

    /** A span that follows from one thing, and has another for its occasion. */
    public static OpenSpan open(String name, TraceContext parent, Optional<TraceContext> occasion) {
        var builder = builder(name).setParent(context(parent));
        occasion.ifPresent(other -> builder.addLink(remote(other)));
        return new OpenSpan(builder.startSpan());
    }

    /** Work that follows from a run's record: within the trace that it carries, otherwise within the run's own. */
    public static OpenSpan open(String name, Optional<TraceContext> carried, RunId runId) {
        return open(name, carried.orElseGet(() -> TraceContext.of(runId))).about(runId);
    }

    /** Takes the thread into a trace that was given, until it closes what it gets; this adds no span. */
    @SuppressWarnings("MustBeClosedChecker")
    public static Scope enter(TraceContext given) {
        return context(given).makeCurrent();
    }

    private static Context context(TraceContext given) {
        return Context.root().with(Span.wrap(remote(given)));
    }

    private static SpanBuilder builder(String name) {
        return GlobalOpenTelemetry.getTracer(SCOPE).spanBuilder(name);
    }

    private static SpanContext remote(TraceContext given) {
        return SpanContext.createFromRemoteParent(
                given.traceId(), given.parentId(), TraceFlags.fromByte((byte) given.flags()), TraceState.getDefault());
    }
}
