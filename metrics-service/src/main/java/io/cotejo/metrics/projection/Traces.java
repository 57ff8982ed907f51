package io.cotejo.metrics.projection;

import io.cotejo.events.Event;
import io.cotejo.events.trace.TraceContext;
import java.util.IdentityHashMap;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;

/** The traces that the events of one batch came with. For one thread. */
public final class Traces {
    private final IdentityHashMap<Event, Headers> headers = new IdentityHashMap<>();

    void note(Event event, Headers headers) {
        this.headers.put(event, headers);
    }

    /** The trace that an event came with; empty if it came with none. */
    public Optional<TraceContext> of(Event event) {
        return Optional.ofNullable(headers.get(event)).flatMap(TraceContext::of);
    }
}
