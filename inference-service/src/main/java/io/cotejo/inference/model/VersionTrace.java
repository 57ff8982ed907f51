package io.cotejo.inference.model;

import io.cotejo.events.ModelVersion;
import io.cotejo.events.trace.OpenSpan;
import io.cotejo.events.trace.Spans;
import io.cotejo.events.trace.TraceContext;
import io.quarkus.logging.Log;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The last part of the trace that began with a version's training: its load, and its first prediction. Later predictions
 * cost one look at a flag. Safe for use by several threads.
 */
final class VersionTrace {
    private final ModelVersion version;
    private final AtomicBoolean predicted = new AtomicBoolean();
    private volatile TraceContext last;

    /** Follows from what the thread works at: the record that announced the version. */
    VersionTrace(ModelVersion version) {
        this.version = version;
        last = Spans.current().orElseGet(() -> TraceContext.of(version.export().runId()));
    }

    /** The span of a load, to be closed at its end. */
    OpenSpan load() {
        var span = open("load", Optional.empty());
        last = span.context().orElse(last);
        return span;
    }

    /**
     * Notes a prediction; the first one is linked with its caller's trace.
     *
     * @param traceparent of the caller, if there is one; asked for once
     */
    void predicted(Supplier<Optional<String>> traceparent) {
        if (!predicted.get() && predicted.compareAndSet(false, true)) {
            try (var _ = open("first prediction", traceparent.get().flatMap(TraceContext::parse))) {
                Log.infof("gave its first prediction model=%s version=%d", version.model(), version.version());
            }
        }
    }

    private OpenSpan open(String name, Optional<TraceContext> occasion) {
        return Spans.open(name, last, occasion)
                .about(version.export().runId())
                .tag("cotejo.model", version.model())
                .tag("cotejo.version", version.version());
    }
}
