package io.cotejo.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.cotejo.embedded.EmbeddedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortPlanTest {
    @Test
    void portsFromNAreNAndThoseAfterIt() {
        assertThat(PortPlan.from(21000)).isEqualTo(new PortPlan(21000, 21001, 21002, 21003, 21004, 21005));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65531, 70000})
    void thereMustBeEnoughPorts(int first) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PortPlan.from(first))
                .withMessageContaining("[1, 65530], was " + first);
    }

    @Test
    void freePortsAreAllDifferent() {
        var plan = PortPlan.free();

        assertThat(Set.of(
                        plan.inference(),
                        plan.metrics(),
                        plan.trainer(),
                        plan.kafka(),
                        plan.postgres(),
                        plan.controller()))
                .hasSize(PortPlan.SIZE);
    }

    @Test
    void aTakenPortIsNamedWithTheWayOut() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var free = PortPlan.free();
            var plan = new PortPlan(
                    free.inference(),
                    taken.getLocalPort(),
                    free.trainer(),
                    free.kafka(),
                    free.postgres(),
                    free.controller());

            assertThatExceptionOfType(EmbeddedException.class)
                    .isThrownBy(plan::requireFree)
                    .withMessageContaining("Port " + taken.getLocalPort() + " for metrics-service is taken")
                    .withMessageContaining("--ports-from");
        }
    }
}
