package io.cotejo.inference.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.inference.protocol.WorkQueue.Handed;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkQueueTest {
    private final Vertx vertx = Vertx.vertx();
    private final WorkQueue queue = new WorkQueue(vertx, 2);

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static String result(Handed<String> handed) {
        return ((Handed.Accepted<String>) handed)
                .result()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @Test
    void whatIsMoreThanBearableIsNotAccepted() {
        var gate = new CountDownLatch(1);
        var first = queue.hand(() -> waitFor(gate, "first"));
        var second = queue.hand(() -> waitFor(gate, "second"));

        assertThat(queue.<String>hand(() -> "third")).isInstanceOf(Handed.Full.class);
        assertThat(queue.pending()).isEqualTo(2);

        gate.countDown();
        assertThat(result(first)).isEqualTo("first");
        assertThat(result(second)).isEqualTo("second");
        queue.done();
        assertThat(result(queue.hand(() -> "fourth"))).isEqualTo("fourth");
    }

    @Test
    void drainingWaitsForWhatWasAcceptedAndAcceptsNoMore() throws InterruptedException {
        var gate = new CountDownLatch(1);
        var accepted = queue.hand(() -> waitFor(gate, "late"));

        assertThat(queue.drain(Duration.ZERO)).as("it still runs").isFalse();
        assertThat(queue.<String>hand(() -> "too late")).isInstanceOf(Handed.Stopped.class);
        gate.countDown();
        assertThat(result(accepted)).isEqualTo("late");
        queue.done();

        assertThat(queue.drain(Duration.ofMinutes(1))).isTrue();
    }

    private static String waitFor(CountDownLatch gate, String result) throws InterruptedException {
        gate.await();
        return result;
    }
}
