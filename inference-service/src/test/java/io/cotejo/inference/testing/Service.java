package io.cotejo.inference.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cotejo.embedded.junit.TestKafka;
import io.cotejo.events.TrafficSet;
import io.cotejo.events.artifact.ArtifactStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/** The application under test, seen from outside: its store, its registry, its address. */
public final class Service implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final ArtifactStore store;
    private final Registry registry;
    private final Client client;

    private Service(Path artifacts, String prefix, URI address) {
        store = new ArtifactStore(artifacts);
        registry = new Registry(TestKafka.bootstrapServers(), prefix);
        client = new Client(address);
    }

    /** The one that runs in this JVM. */
    public static Service underTest() {
        var config = ConfigProvider.getConfig();
        return new Service(
                Path.of(config.getValue("cotejo.artifacts", String.class)),
                config.getValue("cotejo.topic-prefix", String.class),
                URI.create("http://127.0.0.1:" + config.getValue("quarkus.http.test-port", Integer.class)));
    }

    /** One that runs elsewhere. */
    public static Service at(URI address, Path artifacts, String prefix) {
        return new Service(artifacts, prefix, address);
    }

    /** Has it serve a model, as version 1 and champion, unless it does. */
    public void serve(String model, LinearModel champion) {
        if (client.get("/v2/models/" + model + "/ready").status() != 200) {
            registry.crown(exports().version(model, 1, champion));
            awaitReady(model);
        }
    }

    /** Has it serve version 1 of a model as its champion, and version 2 as its challenger. */
    public void serve(String model, LinearModel champion, LinearModel challenger) {
        registry.crown(exports().version(model, 1, champion));
        registry.register(exports().version(model, 2, challenger));
        registry.move(model, TrafficSet.CHALLENGER, 2);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(client.post("/v2/repository/index", "{\"ready\":true}")
                                .text())
                        .contains("\"name\":\"" + model + "\",\"version\":\"1\"")
                        .contains("\"name\":\"" + model + "\",\"version\":\"2\""));
    }

    /** Waits until the champion of a model answers. */
    public void awaitReady(String model) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                client.get("/v2/models/" + model + "/ready").status())
                        .isEqualTo(200));
    }

    /** Where its models are. */
    public ArtifactStore store() {
        return store;
    }

    /** Puts models there. */
    public Exports exports() {
        return new Exports(store);
    }

    /** What it follows. */
    public Registry registry() {
        return registry;
    }

    /** Calls it. */
    public Client client() {
        return client;
    }

    @Override
    public void close() {
        registry.close();
    }
}
