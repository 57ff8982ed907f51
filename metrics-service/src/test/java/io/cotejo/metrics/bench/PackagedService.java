package io.cotejo.metrics.bench;

import static org.awaitility.Awaitility.await;

import io.cotejo.embedded.ChildProcess;
import io.cotejo.embedded.Command;
import io.cotejo.embedded.Ports;
import io.cotejo.embedded.junit.TestKafka;
import io.cotejo.embedded.junit.TestPostgreSql;
import io.cotejo.metrics.fixture.Tables;
import io.cotejo.metrics.fixture.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The service as it is shipped, in a process of its own, with the memory that the command line gives it. */
final class PackagedService implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration FOLDING = Duration.ofMinutes(8);
    private static final Path JAR = Path.of("metrics-service", "target", "quarkus-app", "quarkus-run.jar");

    private final HttpClient http = HttpClient.newHttpClient();
    private final ChildProcess process;
    private final int port;
    private final Tables tables;

    private PackagedService(ChildProcess process, int port, Tables tables) {
        this.process = process;
        this.port = port;
        this.tables = tables;
    }

    /** Starts it; the working folder is the repository's. */
    static PackagedService start(Topics topics, Tables tables) {
        int port = Ports.free();
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var command = new Command(
                        "metrics-service",
                        List.of(java, "-Xmx512m", "-XX:+UseSerialGC", "-jar", JAR.toString()),
                        Path.of("metrics-service", "target", "bench"))
                .withEnvironment(Map.of(
                        "QUARKUS_HTTP_PORT", Integer.toString(port),
                        "COTEJO_TOPIC_PREFIX", topics.prefix(),
                        "COTEJO_ARTIFACTS", "metrics-service/target/bench/artifacts",
                        "KAFKA_BOOTSTRAP_SERVERS", TestKafka.bootstrapServers(),
                        "QUARKUS_DATASOURCE_JDBC_URL", tables.url(),
                        "QUARKUS_DATASOURCE_USERNAME", TestPostgreSql.username(),
                        "QUARKUS_DATASOURCE_PASSWORD", TestPostgreSql.password()));
        var service = new PackagedService(ChildProcess.start(command), port, tables);
        service.process.awaitReady(() -> service.get("/q/health/live").length > 0, START);
        return service;
    }

    /** Waits until a query gives this number. */
    void awaitRows(String query, int rows) {
        await().atMost(FOLDING)
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptions()
                .until(() -> tables.text(query).equals(Integer.toString(rows)));
    }

    byte[] get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        var answer = http.send(request, BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(path + ": " + answer.statusCode());
        }
        return answer.body();
    }

    @Override
    public void close() {
        process.close();
    }
}
