package io.cotejo.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void freePortsAreDifferentAndBelowThoseOfOutgoingConnections() {
        assertThat(Ports.free(5))
                .hasSize(5)
                .doesNotHaveDuplicates()
                .allSatisfy(port -> assertThat(port).isBetween(20_000, 32_000));
    }

    @Test
    void aTakenPortIsRefusedWithTheWayOut() throws IOException {
        try (var server = new ServerSocket(Ports.free(), 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> Ports.requireFree("Kafka", server.getLocalPort()))
                    .isInstanceOf(EmbeddedException.class)
                    .hasMessageContaining("Port " + server.getLocalPort() + " for Kafka is taken")
                    .hasMessageMatching(".*--ports-from \\d+");
        }
    }

    @Test
    void aPortTakenOnAllAddressesIsTaken() throws IOException {
        try (var server = new ServerSocket(Ports.free())) {
            assertThat(Ports.isFree(server.getLocalPort())).isFalse();
        }
    }

    @Test
    void aFreePortIsAccepted() {
        var port = Ports.free();

        Ports.requireFree("Kafka", port);

        assertThat(Ports.isFree(port)).isTrue();
    }
}
