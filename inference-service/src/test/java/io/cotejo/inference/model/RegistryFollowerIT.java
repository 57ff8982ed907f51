package io.cotejo.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cotejo.embedded.junit.TestKafka;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.inference.testing.Exports;
import io.cotejo.inference.testing.LinearModel;
import io.cotejo.inference.testing.Registry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistryFollowerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    @Test
    void whatBreaksItMakesTheServiceUnreadyUntilItFollowsAgain() throws InterruptedException {
        var prefix = "test-" + UUID.randomUUID() + ".";
        var broken = new AtomicBoolean(true);
        InstantSource breakable = () -> {
            if (broken.get()) {
                throw new IllegalStateException("no time");
            }
            return Exports.AT;
        };
        var clock = breakable.withZone(ZoneOffset.UTC);
        var store = new ArtifactStore(folder);
        var repository = new ModelRepository(
                store, new ModelMeters(new SimpleMeterRegistry()), clock, new MemoryBudget(1 << 29));
        var follower =
                new RegistryFollower(Map.of("bootstrap.servers", TestKafka.bootstrapServers()), prefix, repository);
        var thread = new Thread(follower, "registry");
        try (var registry = new Registry(TestKafka.bootstrapServers(), prefix)) {
            var exports = new Exports(store);
            var model = LinearModel.favouring(3);
            registry.crown(exports.version("digits", 1, model, LinearModel.favouring(4))); // refused, at a time
            thread.start();

            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(repository.reason()).contains("registry is not followed", "no time"));
            assertThat(repository.ready()).isFalse();

            broken.set(false);
            registry.crown(exports.version("digits", 2, model));
            await().atMost(PATIENCE).until(repository::ready);
        } finally {
            follower.stop(thread);
            thread.join();
            repository.close();
        }
    }
}
