package io.cotejo.inference.model;

import io.cotejo.events.ModelVersion;
import io.cotejo.events.trace.OpenSpan;
import io.cotejo.events.trace.Spans;
import io.cotejo.events.trace.TraceContext;
import io.quarkus.logging.Log;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The last part of the trace that began with a version's training: its loads, and its first prediction. Later predictions
 * cost one look at a flag. Safe for use by several threads.
 */
final class VersionTrace {
    private final ModelVersion version;
    private final AtomicBoolean predicted = new AtomicBoolean();
    private final TraceContext origin;
    private volatile TraceContext lastLoad;

    /** Follows from what the thread works at: the record that announced the version. */
    VersionTrace(ModelVersion version) {
        this.version = version;
        origin =
                Spans.current().orElseGet(() -> TraceContext.of(version.export().runId()));
        lastLoad = origin;
    }

    /** The span of a load that is over, to be closed as soon as it is told how it went. */
    OpenSpan load(Instant begun) {
        var span = about(Spans.open("load", origin, begun));
        lastLoad = span.context().orElse(origin);
        return span;
    }

    /**
     * Notes a prediction; the first one is linked with its caller's trace.
     *
     * @param traceparent of the caller, if there is one; asked for once
     */
    void predicted(Supplier<Optional<String>> traceparent) {
        if (!predicted.get() && predicted.compareAndSet(false, true)) {
            var caller = traceparent.get().flatMap(TraceContext::parse);
            try (var _ = about(Spans.open("first prediction", lastLoad, caller))) {
                Log.infof("gave its first prediction model=%s version=%d", version.model(), version.version());
            }
        }
    }

    private OpenSpan about(OpenSpan span) {
        return span.about(version.export().runId())
                .tag("cotejo.model", version.model())
                .tag("cotejo.version", version.version());
    }
}
