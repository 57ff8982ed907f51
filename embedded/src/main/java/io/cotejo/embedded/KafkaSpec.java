package io.cotejo.embedded;

import java.nio.file.Path;

/**
 * Where a broker keeps its state and where it listens.
 *
 * @param folder its log folder, made and formatted at the first start
 * @param logs where what it prints is kept
 * @param port for clients, on the loopback address
 * @param controllerPort for the node itself; may change between two starts, as may {@code port}
 * @param classPath holds this module and Kafka's server
 */
public record KafkaSpec(Path folder, Path logs, int port, int controllerPort, String classPath) {
    /** A broker in the home, with this process's own class path. */
    public static KafkaSpec in(Home home, int port, int controllerPort) {
        return new KafkaSpec(home.kafka(), home.logs(), port, controllerPort, System.getProperty("java.class.path"));
    }

    /** The same with another class path, for a process whose own does not hold Kafka's server. */
    public KafkaSpec withClassPath(String other) {
        return new KafkaSpec(folder, logs, port, controllerPort, other);
    }
}
