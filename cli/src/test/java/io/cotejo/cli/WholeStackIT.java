package io.cotejo.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.cli.stack.StackState;
import io.cotejo.cli.terminal.Recorder;
import io.cotejo.embedded.Ports;
import io.cotejo.events.EventJson;
import io.cotejo.events.RunId;
import io.cotejo.events.Topic;
import io.cotejo.events.kafka.TopicReader;
import io.cotejo.events.trace.TraceContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole path, as a user walks it: a broker, a database and the three services as they are shipped. */
class WholeStackIT {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private static Path folder;

    private record Outcome(int code, String out, String err) {
        JsonNode json() {
            return EventJson.read(out.getBytes(UTF_8), JsonNode.class);
        }
    }

    @BeforeAll
    static void start() {
        System.setProperty("cotejo.root", ROOT.toString());
        var up = cotejo("up", "--detach", "--ports-from", Integer.toString(firstOfFreePorts()));
        assertThat(up.code()).as(up.out() + up.err()).isZero();
    }

    @AfterAll
    static void stop() {
        var parts = StackState.running(home()).orElseThrow().parts();

        var down = cotejo("down", "--purge");

        assertThat(down.code()).as(down.err()).isZero();
        assertThat(home()).doesNotExist();
        assertThat(parts).allSatisfy(part -> assertThat(isAlive(part.pid())).isFalse());
    }

    @Test
    void trainsServesAndComparesAndAKilledServiceComesBack() throws IOException {
        var trained = cotejo("train", job("it").toString(), "--set", "name=small", "--wait", "--format", "json");
        assertThat(trained.code()).as(trained.err()).isZero();
        var run = trained.json().at("/runs/0");
        assertThat(run.path("testAccuracy").asDouble()).isGreaterThan(0.2);

        assertThat(cotejo("runs").out()).contains(run.path("runId").asText(), "completed");
        assertThat(cotejo("summary", run.path("runId").asText()).out()).contains("linear", "25,450");
        assertThat(predictions(run.path("runId").asText()).path("worst")).hasSize(16);
        assertThat(cotejo("compare", "--experiment", "it").out()).contains("small", "mlp-32");
        assertThat(cotejo("compare", run.path("runId").asText(), "--format", "csv")
                        .out())
                .contains("small");
        await().atMost(PATIENCE).until(() -> cotejo("predict", "it", image()).code() == 0);
        var classes =
                cotejo("predict", "it", image(), "--format", "json").json().at("/images/0/classification/predictions");
        assertThat(classes).hasSize(3);
        assertThat(traces("it", RunId.parse(run.path("runId").asText())))
                .as("one trace from the job to the alias")
                .hasSize(7)
                .allSatisfy((topic, ids) ->
                        assertThat(ids).containsOnly(run.path("runId").asText().replace("-", "")));
        assertThat(cotejo("promote", "it", "1", "--reason", "the only one").code())
                .isZero();

        long killed = pid("metrics-service");
        ProcessHandle.of(killed).orElseThrow().destroyForcibly();
        await().atMost(PATIENCE)
                .until(() ->
                        pid("metrics-service") != killed && cotejo("status").code() == 0);
        assertThat(cotejo("runs").out()).contains(run.path("runId").asText());
    }

    @Test
    void aRunThatFailsFailsTheCommandWithItsReason() throws IOException {
        var trained = cotejo(
                "train",
                job("wrong").toString(),
                "--wait",
                "--set",
                "network={type: layers, layers: [flatten, {linear: 7}]}");

        assertThat(trained.code()).isEqualTo(1);
        assertThat(trained.err()).contains("10");
    }

    private static Path job(String experiment) throws IOException {
        return Files.writeString(folder.resolve(experiment + ".yaml"), """
                experiment: %s
                name: a
                dataset: {name: digits, train: 1000, test: 200}
                network: {type: preset, name: mlp-32}
                training: {epochs: 2}
                """.formatted(experiment));
    }

    /** As metrics-service serves them out of the artifact store that the trainer writes to. */
    private static JsonNode predictions(String run) throws IOException {
        var metrics = StackState.running(home()).orElseThrow().endpoints().metrics();
        try (var body =
                metrics.resolve("/api/v1/runs/" + run + "/predictions").toURL().openStream()) {
            return EventJson.mapper().readTree(body);
        }
    }

    private static String image() throws IOException {
        var trainer = StackState.running(home()).orElseThrow().endpoints().trainerClient();
        var picture = trainer.testImages("digits", 1).getFirst();
        return Files.write(folder.resolve("image.png"), picture.bytes()).toString();
    }

    /** The ids of the traces that the records of a run and of its model carry, by topic. */
    private static Map<String, Set<String>> traces(String model, RunId run) {
        var topics = Stream.of(
                        Topic.JOBS,
                        Topic.RUNS,
                        Topic.EPOCHS,
                        Topic.CHECKPOINTS,
                        Topic.EXPORTS,
                        Topic.VERSIONS,
                        Topic.ALIASES)
                .map(topic -> topic.name("cotejo."))
                .toList();
        var traces = new HashMap<String, Set<String>>();
        Map<String, Object> kafka = Map.of("bootstrap.servers", "127.0.0.1:" + port("kafka"));
        try (var reader = new TopicReader(kafka, topics)) {
            reader.readToEnd(record -> {
                if (record.key().equals(run.toString())
                        || record.key().split("/", 2)[0].equals(model)) {
                    var trace = TraceContext.of(record.headers()).map(TraceContext::traceId);
                    traces.computeIfAbsent(record.topic(), _ -> new HashSet<>()).add(trace.orElse("none"));
                }
            });
        }
        return traces;
    }

    private static int port(String part) {
        return part(part).port();
    }

    private static long pid(String part) {
        return part(part).pid();
    }

    private static StackState.PartState part(String part) {
        return StackState.running(home()).orElseThrow().parts().stream()
                .filter(each -> each.name().equals(part))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    private static Path home() {
        return folder.resolve("home");
    }

    private static Outcome cotejo(String... arguments) {
        var recorder = new Recorder();
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--home", home().toString()));
        int code = Main.commandLine(recorder.terminal()).execute(all.toArray(String[]::new));
        return new Outcome(code, recorder.out(), recorder.err());
    }

    private static int firstOfFreePorts() {
        int first;
        do {
            first = Ports.free();
        } while (!IntStream.range(first, first + 6).allMatch(Ports::isFree));
        return first;
    }
}
