package io.cotejo.inference.protocol;

import static io.cotejo.inference.protocol.Gate.Entry.ADMITTED;
import static io.cotejo.inference.protocol.Gate.Entry.CLOSED;
import static io.cotejo.inference.protocol.Gate.Entry.FULL;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class GateTest {
    private final Gate gate = new Gate(2);

    @Test
    void whatIsMoreThanBearableIsNotAdmitted() {
        assertThat(gate.enter()).isEqualTo(ADMITTED);
        assertThat(gate.enter()).isEqualTo(ADMITTED);
        assertThat(gate.enter()).isEqualTo(FULL);
        assertThat(gate.pending()).isEqualTo(2);

        gate.leave();
        assertThat(gate.enter()).isEqualTo(ADMITTED);
    }

    @Test
    void drainingWaitsForWhatWasAdmittedAndAdmitsNoMore() throws InterruptedException {
        gate.enter();

        assertThat(gate.drain(Duration.ZERO)).as("one has not left").isFalse();
        assertThat(gate.closed()).isTrue();
        assertThat(gate.enter()).isEqualTo(CLOSED);
        var leaving = CompletableFuture.runAsync(gate::leave);

        assertThat(gate.drain(Duration.ofMinutes(1))).isTrue();
        leaving.join();
    }
}
