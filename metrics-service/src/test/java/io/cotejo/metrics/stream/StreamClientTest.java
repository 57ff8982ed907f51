package io.cotejo.metrics.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import jakarta.ws.rs.sse.OutboundSseEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.resteasy.reactive.server.jaxrs.SseImpl;
import org.junit.jupiter.api.Test;

class StreamClientTest {
    private static final Frame FRAME = new Frame(null, "run", "{}");

    private final AtomicInteger cuts = new AtomicInteger();
    private final StreamClient client =
            new StreamClient(new Interest(null, null), new SseImpl(), cuts::incrementAndGet);

    /** Reads only as much as it is told to. */
    private static final class Reader implements Flow.Subscriber<OutboundSseEvent> {
        private final List<OutboundSseEvent> read = new ArrayList<>();
        private Flow.Subscription subscription = new Flow.Subscription() {
            @Override
            public void request(long items) {
                throw new IllegalStateException("not subscribed");
            }

            @Override
            public void cancel() {}
        };

        @Override
        public void onSubscribe(Flow.Subscription to) {
            subscription = to;
        }

        @Override
        public void onNext(OutboundSseEvent event) {
            read.add(event);
        }

        @Override
        public void onError(Throwable failure) {
            throw new IllegalStateException(failure);
        }

        @Override
        public void onComplete() {}
    }

    private Reader connect() {
        var reader = new Reader();
        Multi.createFrom()
                .<OutboundSseEvent>emitter(client::open, BackPressureStrategy.BUFFER)
                .onItem()
                .invoke(client::taken)
                .subscribe()
                .withSubscriber(reader);
        return reader;
    }

    @Test
    void oneWhoReadsIsToldAsMuchAsThereIs() {
        var reader = connect();
        reader.subscription.request(Long.MAX_VALUE);

        for (int i = 0; i < 10_000; i++) {
            client.send(FRAME);
        }

        assertThat(reader.read).hasSize(10_000);
        assertThat(cuts).hasValue(0);
    }

    @Test
    void oneWhoDoesNotReadIsCutOffBeforeTooMuchWaits() {
        var reader = connect();

        for (int i = 0; i < 3_000; i++) {
            client.send(FRAME);
        }
        reader.subscription.request(Long.MAX_VALUE);

        assertThat(cuts).hasPositiveValue();
        assertThat(reader.read).hasSize(2_000);
    }

    @Test
    void whereTheClientStandsIsTheIdOfTheEvent() {
        var reader = connect();
        reader.subscription.request(Long.MAX_VALUE);
        var position = new Position(UUID.randomUUID(), 5);

        client.send(Frame.ready(position, true));
        client.heartbeat();

        assertThat(reader.read.getFirst().getId()).isEqualTo(position.toString());
        assertThat(reader.read.getFirst().getData()).isEqualTo("{\"resumed\":true}");
        assertThat(reader.read.getLast().getData()).isNull();
    }
}
