package io.cotejo.trainer;

import io.cotejo.embedded.junit.TestKafka;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A trainer on the shared broker, with topics, artifacts and datasets of its own, and a short lock. */
public final class TrainerResource implements QuarkusTestResourceLifecycleManager {
    /** Of all topics of the trainer under test. */
    public static final String PREFIX = "trainer-it.";

    @Override
    public Map<String, String> start() {
        return Map.of(
                "kafka.bootstrap.servers",
                TestKafka.bootstrapServers(),
                "cotejo.topic-prefix",
                PREFIX,
                "cotejo.artifacts",
                folder("artifacts").toString(),
                "cotejo.data",
                folder("data").toString(),
                "cotejo.trainer.group",
                "trainer-it",
                "cotejo.trainer.lock",
                "3s");
    }

    private static Path folder(String name) {
        try {
            return Files.createTempDirectory("trainer-it-" + name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Leaves everything to the end of the JVM. */
    @Override
    public void stop() {
        // temporary folders
    }
}
