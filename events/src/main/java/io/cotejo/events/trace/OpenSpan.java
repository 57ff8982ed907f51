package io.cotejo.events.trace;

import io.cotejo.events.RunId;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * A span that the thread is in until it closes it. Meanwhile the thread's log lines carry the trace's id, and the run's if
 * it is about one.
 */
public final class OpenSpan implements AutoCloseable {
    private static final String TRACE_ID = "traceId";
    private static final String RUN_ID = "runId";

    private final Span span;
    private final Scope scope;
    private final @Nullable String outerTrace = MDC.get(TRACE_ID);
    private final @Nullable String outerRun = MDC.get(RUN_ID);

    @SuppressWarnings("MustBeClosedChecker")
    OpenSpan(Span span) {
        this.span = span;
        scope = span.makeCurrent();
        context().ifPresent(context -> MDC.put(TRACE_ID, context.traceId()));
    }

    /** Says which run it is about. */
    public OpenSpan about(RunId runId) {
        MDC.put(RUN_ID, runId.toString());
        return tag("cotejo.run.id", runId.toString());
    }

    /** Adds what the reader of a trace wants to know. */
    public OpenSpan tag(String name, String value) {
        span.setAttribute(name, value);
        return this;
    }

    /** Adds what the reader of a trace wants to know. */
    public OpenSpan tag(String name, long value) {
        span.setAttribute(name, value);
        return this;
    }

    /** Says that it did not go well. */
    public void failed(String reason) {
        span.setStatus(StatusCode.ERROR, reason);
    }

    /** What is to follow from it; empty if it belongs to no trace. */
    public Optional<TraceContext> context() {
        return Spans.contextOf(span);
    }

    @Override
    public void close() {
        restore(TRACE_ID, outerTrace);
        restore(RUN_ID, outerRun);
        scope.close();
        span.end();
    }

    private static void restore(String name, @Nullable String outer) {
        if (outer == null) {
            MDC.remove(name);
        } else {
            MDC.put(name, outer);
        }
    }
}
