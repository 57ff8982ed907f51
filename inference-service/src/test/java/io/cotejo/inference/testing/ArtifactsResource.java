package io.cotejo.inference.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.UUID;

/** An empty artifact store and topics of their own for the application under test. */
public final class ArtifactsResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        try {
            return Map.of(
                    "cotejo.artifacts",
                    Files.createTempDirectory("cotejo-artifacts-").toString(),
                    "cotejo.topic-prefix",
                    "t" + UUID.randomUUID() + ".");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // the folder of temporary files is the operating system's to clean
    }
}
