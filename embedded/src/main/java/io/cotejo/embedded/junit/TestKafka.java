package io.cotejo.embedded.junit;

import io.cotejo.embedded.junit.SharedStack.Request;

/** The broker that all tests of this JVM share, started when first asked for. Topics must be made by the tests. */
public final class TestKafka {
    private TestKafka() {}

    /** The address for clients; the same all the time. */
    public static String bootstrapServers() {
        return SharedStack.ask(Request.KAFKA_BOOTSTRAP_SERVERS);
    }

    /** Stops the broker in good order, unless it was killed, and starts it again with its state and address. */
    public static void restart() {
        SharedStack.ask(Request.KAFKA_RESTART);
    }

    /** Kills the broker with SIGKILL; {@link #restart()} it before the test ends. */
    public static void kill() {
        SharedStack.ask(Request.KAFKA_KILL);
    }
}
