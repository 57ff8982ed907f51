package io.cotejo.deploy.compose;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.cotejo.deploy.Repository;
import io.cotejo.embedded.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The containers' health check, run as they run it. */
class HealthyTest {
    private HttpServer server;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/q/health/live", 200);
        server.start();
    }

    private void answer(String path, int status) {
        server.createContext(path, exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aServiceThatIsReadyIsHealthy() throws Exception {
        answer("/q/health/ready", 200);

        assertThat(healthy(server.getAddress().getPort())).isTrue();
    }

    @Test
    void aServiceThatIsNotReadyIsNot() throws Exception {
        answer("/q/health/ready", 503);

        assertThat(healthy(server.getAddress().getPort())).isFalse();
        assertThat(healthy(server.getAddress().getPort(), "/q/health/live")).isTrue();
    }

    @Test
    void whereNobodyListensNobodyIsHealthy() throws Exception {
        assertThat(healthy(Ports.free())).isFalse();
    }

    private static boolean healthy(int port, String... arguments) throws IOException, InterruptedException {
        var command = new ProcessBuilder(
                Repository.ROOT.resolve("deploy/docker/healthy").toString());
        command.command().addAll(List.of(arguments));
        command.environment().put("QUARKUS_HTTP_PORT", Integer.toString(port));
        return command.start().waitFor() == 0;
    }
}
