package io.cotejo.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;

/** A real Kafka broker (KRaft, one node, share groups on) in a JVM of its own. Its state outlives it, kill -9 included. */
public final class EmbeddedKafka implements AutoCloseable {
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);
    private static final int PROBE_TIMEOUT_MILLIS = 2000;

    private final KafkaSpec spec;
    private final ChildProcess process;

    private EmbeddedKafka(KafkaSpec spec, ChildProcess process) {
        this.spec = spec;
        this.process = process;
    }

    /**
     * Starts the broker and waits until it answers.
     *
     * @throws EmbeddedException if a port is taken, or the broker does not start; with the last lines it printed
     */
    public static EmbeddedKafka start(KafkaSpec spec) {
        var command = command(spec);
        ChildProcess.endSurvivor(command);
        Ports.requireFree("Kafka", spec.port());
        Ports.requireFree("Kafka's controller", spec.controllerPort());
        var kafka = new EmbeddedKafka(spec, ChildProcess.start(command));
        kafka.process.awaitReady(kafka::answers, START_TIMEOUT);
        return kafka;
    }

    private static Command command(KafkaSpec spec) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new Command(
                "kafka",
                List.of(
                        java,
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-XX:+ExitOnOutOfMemoryError",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        spec.classPath(),
                        BrokerMain.class.getName(),
                        spec.folder().toString(),
                        Integer.toString(spec.port()),
                        Integer.toString(spec.controllerPort())),
                spec.logs());
    }

    private boolean answers() throws Exception {
        if (Ports.isFree(spec.port())) {
            return false; // spares the log a client that complains until the broker listens
        }
        var timeout = new DescribeClusterOptions().timeoutMs(PROBE_TIMEOUT_MILLIS);
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
            return !admin.describeCluster(timeout).nodes().get().isEmpty();
        }
    }

    /** The address for clients, {@code host:port}. */
    public String bootstrapServers() {
        return "127.0.0.1:" + spec.port();
    }

    /** The broker's process. */
    public ChildProcess process() {
        return process;
    }

    /** Kills the broker with SIGKILL and waits for its end; {@link #start} with the same spec takes its state up again. */
    public void kill() {
        process.kill();
    }

    /** Stops the broker in good order; its state stays. */
    @Override
    public void close() {
        process.stop();
    }
}
