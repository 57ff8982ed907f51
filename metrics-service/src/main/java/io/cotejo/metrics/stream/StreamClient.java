package io.cotejo.metrics.stream;

import io.quarkus.logging.Log;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A client at the other end of a connection. One that does not read what it is sent is cut off. */
final class StreamClient implements Listener {
    private static final int MOST_WAITING = 2_000;
    private static final long RETRY_MILLIS = 2_000;

    private final Interest interest;
    private final Sse sse;
    private final Runnable cut;
    private final AtomicInteger waiting = new AtomicInteger();
    private volatile @Nullable MultiEmitter<? super OutboundSseEvent> emitter;

    /**
     * A client that is not connected yet.
     *
     * @param cut ends the connection
     */
    StreamClient(Interest interest, Sse sse, Runnable cut) {
        this.interest = interest;
        this.sse = sse;
        this.cut = cut;
    }

    void open(MultiEmitter<? super OutboundSseEvent> to) {
        emitter = to;
    }

    /** One of the messages is on its way. */
    void taken() {
        waiting.decrementAndGet();
    }

    @Override
    public Interest interest() {
        return interest;
    }

    @Override
    public void send(Frame frame) {
        var event = sse.newEventBuilder()
                .name(frame.event())
                .mediaType(MediaType.TEXT_PLAIN_TYPE)
                .data(String.class, frame.json())
                .reconnectDelay(RETRY_MILLIS);
        emit(
                frame.id() == null
                        ? event.build()
                        : event.id(frame.id().toString()).build());
    }

    @Override
    public void heartbeat() {
        emit(sse.newEventBuilder().comment("").build());
    }

    private void emit(OutboundSseEvent event) {
        var to = emitter;
        if (to == null || to.isCancelled()) {
            return;
        }
        if (waiting.incrementAndGet() > MOST_WAITING) {
            Log.infof("Client is cut off, it does not read what it is sent waiting=%d", MOST_WAITING);
            end();
        } else {
            to.emit(event);
        }
    }

    @Override
    public void end() {
        cut.run();
    }
}
