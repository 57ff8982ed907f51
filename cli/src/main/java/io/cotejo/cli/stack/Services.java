package io.cotejo.cli.stack;

import io.cotejo.embedded.ChildProcess;
import io.cotejo.embedded.Command;
import io.cotejo.embedded.EmbeddedPostgreSql;
import io.cotejo.embedded.Home;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How the three services are started as child processes. */
final class Services {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(3);
    private static final Duration PROBE_TIMEOUT = Duration.ofSeconds(5);
    /** Longer than the services give what is under way: the trainer its epoch, inference its requests. */
    private static final Command.Ending ENDING = new Command.Ending("TERM", Duration.ofSeconds(35));

    /** What the training engine needs before its process starts: threads that wait briefly awake, memory that is kept. */
    private static final Map<String, String> ENGINE = Map.of(
            "GOMP_SPINCOUNT", "10000",
            "MALLOC_MMAP_THRESHOLD_", "33554432",
            "MALLOC_TRIM_THRESHOLD_", "536870912",
            "MALLOC_TOP_PAD_", "67108864");

    private final Installation installation;
    private final Home home;
    private final PortPlan ports;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PROBE_TIMEOUT).build();

    Services(Installation installation, Home home, PortPlan ports) {
        this.installation = installation;
        this.home = home;
        this.ports = ports;
    }

    Part trainer() {
        var settings = new HashMap<>(ENGINE);
        settings.put("COTEJO_DATA", installation.dataFolder().toString());
        settings.put("COTEJO_METRICS_URL", url(ports.metrics()));
        return part("trainer-service", ports.trainer(), "1g", settings);
    }

    Part metrics(EmbeddedPostgreSql database) {
        var settings = Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                "QUARKUS_DATASOURCE_USERNAME", database.username(),
                "QUARKUS_DATASOURCE_PASSWORD", database.password(),
                "COTEJO_TRAINER_URL", url(ports.trainer()),
                "COTEJO_INFERENCE_URL", url(ports.inference()));
        return part("metrics-service", ports.metrics(), "512m", settings);
    }

    Part inference() {
        return part("inference-service", ports.inference(), "512m", Map.of());
    }

    private Part part(String name, int port, String heap, Map<String, String> settings) {
        var environment = new HashMap<>(settings);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        environment.put("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.kafka());
        environment.put("COTEJO_ARTIFACTS", home.artifacts().toString());
        var command = new Command(name, arguments(name, heap), home.logs())
                .withEnvironment(environment)
                .withEnding(ENDING);
        return new Part(name, url(port), port, () -> {
            var process = ChildProcess.start(command);
            process.awaitReady(() -> isReady(port), START_TIMEOUT);
            return process;
        });
    }

    private List<String> arguments(String name, String heap) {
        return List.of(
                installation.java().toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                installation.jar(name).toString());
    }

    private boolean isReady(int port) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url(port) + "/q/health/ready"))
                .timeout(PROBE_TIMEOUT)
                .build();
        return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    }

    static String url(int port) {
        return "http://127.0.0.1:" + port;
    }
}
