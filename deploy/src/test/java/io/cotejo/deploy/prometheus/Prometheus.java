package io.cotejo.deploy.prometheus;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cotejo.deploy.Repository;
import io.cotejo.embedded.ChildProcess;
import io.cotejo.embedded.Command;
import io.cotejo.embedded.Ports;
import io.cotejo.events.EventJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A Prometheus with the configuration and rules that are shipped; only the targets are others, and the pace is faster. */
public final class Prometheus implements AutoCloseable {
    private static final String FOLDER = "deploy/prometheus/";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI base;
    private final ChildProcess process;

    private Prometheus(URI base, ChildProcess process) {
        this.base = base;
        this.process = process;
    }

    /** Starts it, or skips the test where it is not installed. */
    public static Prometheus start(Path folder, Map<String, URI> services) {
        int port = Ports.free();
        var command = new Command(
                "prometheus",
                List.of(
                        Tool.require("prometheus").toString(),
                        "--config.file=" + write(folder, services),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port),
                folder);
        var process = ChildProcess.start(command);
        var started = new Prometheus(URI.create("http://127.0.0.1:" + port), process);
        process.awaitReady(() -> started.get("/-/ready").startsWith("Prometheus"), PATIENCE);
        return started;
    }

    private static Path write(Path folder, Map<String, URI> services) {
        var config = (ObjectNode) Repository.yaml(FOLDER + "prometheus.yml");
        ((ObjectNode) config.path("global")).put("scrape_interval", "2s").put("evaluation_interval", "2s");
        var rules = Repository.ROOT
                .resolve(FOLDER)
                .resolve(config.at("/rule_files/0").asText());
        ((ArrayNode) config.path("rule_files")).removeAll().add(rules.toString());
        for (var job : config.path("scrape_configs")) {
            var name = job.path("job_name").asText();
            var address = Objects.requireNonNull(services.get(name), name).getAuthority();
            ((ArrayNode) job.at("/static_configs/0/targets")).removeAll().add(address);
        }
        try {
            return Files.writeString(folder.resolve("prometheus.json"), config.toString()); // JSON is YAML
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a query gives now: a sample a series. */
    public List<JsonNode> query(String promQl) {
        var answer = EventJson.read(
                get("/api/v1/query?query=" + URLEncoder.encode(promQl, StandardCharsets.UTF_8))
                        .getBytes(StandardCharsets.UTF_8),
                JsonNode.class);
        return answer.at("/data/result").valueStream().toList();
    }

    /** The metrics that there are now. */
    public Set<String> names() {
        return query("group by (__name__) ({__name__!=\"\"})").stream()
                .map(sample -> sample.at("/metric/__name__").asText())
                .collect(toSet());
    }

    /** The rules as they stand, with the health of each. */
    public List<JsonNode> rules() {
        var answer = EventJson.read(get("/api/v1/rules").getBytes(StandardCharsets.UTF_8), JsonNode.class);
        return answer.at("/data/groups")
                .valueStream()
                .flatMap(group -> group.path("rules").valueStream())
                .toList();
    }

    private String get(String path) {
        try {
            var answer = http.send(HttpRequest.newBuilder(base.resolve(path)).build(), BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
