package io.cotejo.deploy.grafana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.cotejo.cli.client.InferenceClient.ServedModel;
import io.cotejo.cli.client.RegistryClient;
import io.cotejo.cli.stack.Endpoints;
import io.cotejo.cli.stack.PortPlan;
import io.cotejo.cli.stack.Stack;
import io.cotejo.cli.terminal.Style;
import io.cotejo.cli.terminal.Terminal;
import io.cotejo.deploy.Repository;
import io.cotejo.embedded.EmbeddedPostgreSql;
import io.cotejo.events.RunId;
import io.cotejo.events.TrafficSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The services as they are shipped, with a broker and a database of their own. */
final class RunningServices implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Path home;
    private final PortPlan ports;
    private final Stack stack;
    private final HttpClient http = HttpClient.newHttpClient();

    private RunningServices(Path home, PortPlan ports, Stack stack) {
        this.home = home;
        this.ports = ports;
        this.stack = stack;
    }

    static RunningServices start(Path home) {
        System.setProperty("cotejo.root", Repository.ROOT.toString());
        var quiet = new PrintWriter(new StringWriter());
        var ports = PortPlan.free();
        return new RunningServices(home, ports, Stack.start(home, ports, new Terminal(quiet, quiet, Style.PLAIN, 100)));
    }

    Map<String, URI> addresses() {
        return Map.of(
                "inference-service", endpoints().inference(),
                "metrics-service", endpoints().metrics(),
                "trainer-service", endpoints().trainer());
    }

    private Endpoints endpoints() {
        return stack.endpoints();
    }

    /** Trains a small network to its end. */
    void train(String model, String name, long seed) {
        var job = JsonNodeFactory.instance.objectNode();
        job.put("experiment", "it").put("name", name).put("model", model);
        job.putObject("dataset")
                .put("name", "digits")
                .put("train", 500)
                .put("test", 100)
                .put("validation", 50);
        job.putObject("network").put("type", "preset").put("name", "mlp-32");
        job.putObject("training").put("epochs", 2).put("seed", seed);
        var run = RunId.next(Clock.systemUTC(), RandomGenerator.getDefault());
        endpoints().trainerClient().submit(job, run);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(endpoints().metricsClient().runs(List.of(run)))
                        .singleElement()
                        .satisfies(known -> {
                            assertThat(known.status()).isEqualTo("completed");
                            assertThat(known.modelVersion()).isNotNull();
                        }));
    }

    /** Asks a model for a prediction, once it serves. */
    void predict(String model) {
        var image = endpoints().trainerClient().testImages("digits", 1).getFirst();
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() ->
                        endpoints().inferenceClient().classify(ServedModel.parse(model), image.bytes(), "image/png", 1)
                                != null);
    }

    /** Makes a version that is not the champion the challenger, and has it classify all that the champion answers. */
    void challenge(String model) {
        var registry = endpoints().registryClient();
        var known = registry.model(model);
        int champion = known.path("champion").asInt();
        var wish = new RegistryClient.Wish("Ada", "a test");
        known.path("versions")
                .valueStream()
                .map(version -> version.path("version").asInt())
                .filter(version -> version != champion)
                .findFirst()
                .ifPresent(version -> {
                    registry.alias(model, TrafficSet.CHALLENGER, version, wish);
                    registry.setTraffic(model, new RegistryClient.Traffic(0, 1, null, null), wish);
                });
    }

    /** Has a model classify so many thousand images that chance chooses enough of them to measure drift. */
    void use(String model) {
        predict(model);
        var images = new byte[256 * 28 * 28];
        var header = """
                {"inputs":[{"name":"image","shape":[256,1,28,28],"datatype":"UINT8",
                "parameters":{"binary_data_size":%d}}],"parameters":{"binary_data_output":true}}""".formatted(images.length).getBytes(StandardCharsets.UTF_8);
        var infer = request(model, "/infer")
                .header("Inference-Header-Content-Length", Integer.toString(header.length))
                .POST(BodyPublishers.concat(BodyPublishers.ofByteArray(header), BodyPublishers.ofByteArray(images)))
                .build();
        for (int i = 0; i < 150; i++) {
            send(infer);
        }
    }

    /** Has a version refused when it is loaded, since its file is not what the registry says. */
    void refuse(String model) {
        train(model, "only", 1);
        predict(model);
        var version = endpoints().registryClient().model(model).at("/versions/0");
        var file = home.resolve("artifacts").resolve(version.at("/onnx/uri").asText());
        try {
            var whole = Files.readAllBytes(file);
            repository(model, "unload");
            Files.write(file, Arrays.copyOf(whole, whole.length / 2));
            assertThat(repository(model, "load")).isNotEqualTo(200);
            Files.write(file, whole);
            assertThat(repository(model, "load")).isEqualTo(200);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int repository(String model, String action) {
        var address = endpoints().inference().resolve("/v2/repository/models/" + model + "/" + action);
        return answer(HttpRequest.newBuilder(address)
                        .POST(BodyPublishers.noBody())
                        .build())
                .statusCode();
    }

    /** Has an image classified and says what it showed. */
    void judge(String model, String id) {
        var image = endpoints().trainerClient().testImages("digits", 1).getFirst();
        send(request(model, "/classify?id=" + id)
                .POST(BodyPublishers.ofByteArray(image.bytes()))
                .build());
        send(request(model, "/feedback")
                .POST(BodyPublishers.ofString("{\"id\":\"" + id + "\",\"index\":0}"))
                .build());
    }

    private HttpRequest.Builder request(String model, String path) {
        return HttpRequest.newBuilder(endpoints().inference().resolve("/v2/models/" + model + path));
    }

    private void send(HttpRequest request) {
        var response = answer(request);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    }

    private HttpResponse<String> answer(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(request + " got no answer", e);
        }
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(ports.postgres(), EmbeddedPostgreSql.DATABASE);
    }

    Connection owner() throws SQLException, IOException {
        var password = Files.readString(home.resolve("postgres/password")).strip();
        return DriverManager.getConnection(jdbcUrl(), "cotejo", password);
    }

    @Override
    public void close() {
        stack.close();
    }
}
