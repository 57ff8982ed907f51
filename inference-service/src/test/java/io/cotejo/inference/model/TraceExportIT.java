package io.cotejo.inference.model;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.cotejo.events.trace.Spans;
import io.cotejo.events.trace.TraceContext;
import io.cotejo.inference.testing.Client;
import io.cotejo.inference.testing.Images;
import io.cotejo.inference.testing.LinearModel;
import io.cotejo.inference.testing.PackagedService;
import io.cotejo.inference.testing.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as it is shipped, told by the standard variables to export its traces, and to write its log as JSON. */
class TraceExportIT {
    private static final LinearModel MODEL = LinearModel.favouring(3);
    private static final String REQUEST = Client.inferRequest(MODEL, 1, Images.random(MODEL.shape(), 1, 4));
    private static final TraceContext TRAINING =
            new TraceContext("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", 1);
    private static final TraceContext CALLER =
            new TraceContext("1cf7651916cd43dd8448eb211c80319d", "c7ad6b7169203332", 1);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    private final List<String> exported = new CopyOnWriteArrayList<>();
    private final String prefix = "t" + UUID.randomUUID() + ".";
    private HttpServer collector;
    private PackagedService process;
    private Service service;

    @BeforeEach
    void start() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            exported.add(new String(exchange.getRequestBody().readAllBytes(), ISO_8859_1));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        collector.start();
        process = PackagedService.start(
                folder,
                "service",
                prefix,
                Map.of(
                        "OTEL_SDK_DISABLED", "false",
                        "OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                                "http://127.0.0.1:" + collector.getAddress().getPort(),
                        "QUARKUS_LOG_CONSOLE_JSON_ENABLED", "true"));
        service = Service.at(process.client().base(), folder.resolve("artifacts"), prefix);
    }

    @AfterEach
    void kill() {
        process.close();
        service.close();
        collector.stop(0);
    }

    @Test
    void theLoadAndTheFirstPredictionEndTheTraceThatBeganWithTheJob() throws Exception {
        var version = service.exports().version("traced", 1, MODEL);
        try (var _ = Spans.enter(TRAINING)) {
            service.registry().crown(version);
        }
        await().atMost(PATIENCE).ignoreExceptions().until(() -> infer() == 200);
        assertThat(infer()).isEqualTo(200);

        await().atMost(PATIENCE).until(() -> spans().contains("first prediction"));

        assertThat(spans())
                .contains("inference-service", "load", bytes(TRAINING), bytes(CALLER))
                .containsOnlyOnce("first prediction")
                .doesNotContain("POST");
        assertThat(log()).anySatisfy(line -> {
            assertThat(line.path("message").asText()).startsWith("gave its first prediction");
            assertThat(line.at("/mdc/traceId").asText()).isEqualTo(TRAINING.traceId());
            assertThat(line.at("/mdc/runId").asText())
                    .isEqualTo(version.export().runId().toString());
        });
    }

    private int infer() throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(service.client().base().resolve("/v2/models/traced/infer"))
                    .header(TraceContext.HEADER, CALLER.traceparent())
                    .POST(BodyPublishers.ofString(REQUEST));
            return client.send(request.build(), BodyHandlers.discarding()).statusCode();
        }
    }

    private String spans() {
        return String.join("\n", exported);
    }

    /** As protobuf has it. */
    private static String bytes(TraceContext context) {
        return new String(HexFormat.of().parseHex(context.traceId()), ISO_8859_1);
    }

    private List<JsonNode> log() {
        return process.log()
                .lines()
                .filter(line -> line.startsWith("{"))
                .map(TraceExportIT::read)
                .toList();
    }

    private static JsonNode read(String line) {
        try {
            return new ObjectMapper().readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
