package io.cotejo.cli.stack;

import io.cotejo.embedded.Ports;
import java.util.List;

/**
 * Which part listens where; all on the loopback address.
 *
 * @param controller Kafka's own, for the node itself
 */
public record PortPlan(int inference, int metrics, int trainer, int kafka, int postgres, int controller) {
    /** How many ports a stack takes. */
    static final int SIZE = 6;

    private static final int LAST_PORT = 65_535;

    /** The usual ports. */
    public static PortPlan usual() {
        return new PortPlan(8080, 8081, 8082, 9092, 5432, 9093);
    }

    /**
     * The given port and those after it.
     *
     * @throws IllegalArgumentException if there are not enough
     */
    public static PortPlan from(int first) {
        if (first < 1 || first > LAST_PORT - SIZE + 1) {
            throw new IllegalArgumentException(
                    "the first of %d ports must be in [1, %d], was %d".formatted(SIZE, LAST_PORT - SIZE + 1, first));
        }
        return new PortPlan(first, first + 1, first + 2, first + 3, first + 4, first + 5);
    }

    /** Ports that are free now. */
    public static PortPlan free() {
        List<Integer> ports = Ports.free(SIZE);
        return new PortPlan(ports.get(0), ports.get(1), ports.get(2), ports.get(3), ports.get(4), ports.get(5));
    }

    /**
     * Refuses to go on if a port is taken.
     *
     * @throws io.cotejo.embedded.EmbeddedException naming the port and the way out
     */
    void requireFree() {
        Ports.requireFree("inference-service", inference);
        Ports.requireFree("metrics-service", metrics);
        Ports.requireFree("trainer-service", trainer);
        Ports.requireFree("Kafka", kafka);
        Ports.requireFree("PostgreSQL", postgres);
        Ports.requireFree("Kafka's controller", controller);
    }
}
