package io.cotejo.inference.bench;

import io.cotejo.embedded.junit.TestKafka;
import io.cotejo.inference.testing.Service;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The packaged inference-service with a registry and an artifact store. */
public final class InferenceService implements AutoCloseable {
    /** Where the programs under {@code bench/} leave what they make, seen from the repository. */
    public static final Path FOLDER = Path.of("inference-service", "target", "bench");

    private static final Path JAR = Path.of("inference-service", "target", "quarkus-app", "quarkus-run.jar");

    private final ServerProcess process;
    private final Service service;

    private InferenceService(ServerProcess process, Service service) {
        this.process = process;
        this.service = service;
    }

    /** Starts it with these options of the JVM; it knows no model yet. */
    public static InferenceService start(String... options) {
        var prefix = "bench" + UUID.randomUUID() + ".";
        var artifacts = FOLDER.resolve("artifacts").toAbsolutePath();
        var environment = Map.of(
                "KAFKA_BOOTSTRAP_SERVERS",
                TestKafka.bootstrapServers(),
                "COTEJO_ARTIFACTS",
                artifacts.toString(),
                "COTEJO_TOPIC_PREFIX",
                prefix);
        var process = ServerProcess.start(JAR, List.of(options), environment, FOLDER, "/v2/health/ready");
        return new InferenceService(process, Service.at(process.address(), artifacts, prefix));
    }

    /** The process it runs in. */
    public ServerProcess process() {
        return process;
    }

    /** What it follows, where its models are, and a client. */
    public Service service() {
        return service;
    }

    /** Waits until a model answers. */
    public void awaitModel(String model) {
        service.awaitReady(model);
    }

    @Override
    public void close() {
        service.close();
        process.close();
    }
}
