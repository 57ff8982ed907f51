package io.cotejo.inference.bench;

import io.cotejo.embedded.junit.TestKafka;
import io.cotejo.events.EventJson;
import io.cotejo.events.ModelExported;
import io.cotejo.events.Topic;
import io.cotejo.events.kafka.TopicAdmin;
import io.cotejo.events.kafka.TopicReader;
import io.cotejo.inference.testing.Client;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;

/**
 * Networks that the packaged trainer-service has trained on a few generated digits and exported. Trained once; a later
 * benchmark finds them in the folder.
 */
final class TrainedModels {
    private static final Path JAR = Path.of("trainer-service", "target", "quarkus-app", "quarkus-run.jar");
    private static final Duration TRAINING = Duration.ofMinutes(8);
    private static final Duration POLL = Duration.ofMillis(500);

    private final Path artifacts;
    private final Path exports;

    TrainedModels(Path folder) {
        artifacts = folder.resolve("artifacts").toAbsolutePath();
        exports = folder.resolve("exports");
    }

    /** The exports of these networks, given by name and as a job has them, in their order. */
    List<ModelExported> of(Map<String, String> networks) throws IOException {
        var known = read(networks);
        if (known.size() < networks.size()) {
            System.err.println("training " + networks.keySet() + " for an epoch on 2,000 digits");
            train(networks);
            known = read(networks);
        }
        return known;
    }

    private List<ModelExported> read(Map<String, String> networks) throws IOException {
        var known = new ArrayList<ModelExported>();
        for (var name : networks.keySet()) {
            var file = exports.resolve(name + ".json");
            if (Files.exists(file)) {
                known.add(EventJson.read(Files.readAllBytes(file), ModelExported.class));
            }
        }
        return known;
    }

    private void train(Map<String, String> networks) throws IOException {
        var prefix = "bench" + UUID.randomUUID() + ".";
        Map<String, Object> kafka = Map.of("bootstrap.servers", TestKafka.bootstrapServers());
        try (var admin = Admin.create(kafka)) {
            new TopicAdmin(admin, prefix).createMissing();
        }
        try (var trainer = trainer(prefix);
                var reader = new TopicReader(kafka, List.of(Topic.EXPORTS.name(prefix)))) {
            var client = new Client(trainer.address());
            networks.forEach((name, network) -> submit(client, job(name, network)));
            keep(reader, networks.size());
        }
    }

    private ServerProcess trainer(String prefix) {
        var environment = Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", TestKafka.bootstrapServers(),
                "COTEJO_TOPIC_PREFIX", prefix,
                "COTEJO_ARTIFACTS", artifacts.toString(),
                "COTEJO_DATA", artifacts.resolveSibling("data").toString());
        return ServerProcess.start(JAR, List.of("-Xmx1g"), environment, InferenceService.FOLDER, "/q/health/ready");
    }

    private static String job(String name, String network) {
        return """
                experiment: bench
                name: %1$s
                model: %1$s
                dataset: { name: digits, train: 2000, test: 500 }
                network: %2$s
                training: { epochs: 1, batchSize: 64, seed: 42 }
                optimizer: { type: adam, learningRate: 1e-3 }
                """.formatted(name, network);
    }

    private static void submit(Client client, String job) {
        var reply = client.send("POST", "/api/v1/jobs", "application/yaml", job.getBytes(StandardCharsets.UTF_8));
        if (reply.status() != 202) {
            throw new IllegalStateException("the trainer refused a job: " + reply.text());
        }
    }

    private void keep(TopicReader reader, int wanted) throws IOException {
        var records = new HashMap<String, byte[]>();
        long start = System.nanoTime();
        while (records.size() < wanted) {
            if (System.nanoTime() - start > TRAINING.toNanos()) {
                throw new IllegalStateException("trained only " + records.keySet() + " in " + TRAINING + "; see "
                        + InferenceService.FOLDER.resolve("trainer-service.log"));
            }
            reader.read(POLL, record -> records.put(record.key(), record.value()));
        }
        Files.createDirectories(exports);
        for (var record : records.entrySet()) {
            Files.write(exports.resolve(record.getKey() + ".json"), record.getValue());
        }
    }
}
