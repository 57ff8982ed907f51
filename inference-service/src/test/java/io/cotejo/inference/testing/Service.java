package io.cotejo.inference.testing;

import io.cotejo.embedded.junit.TestKafka;
import io.cotejo.events.artifact.ArtifactStore;
import java.net.URI;
import java.nio.file.Path;
import org.eclipse.microprofile.config.ConfigProvider;

/** The application under test, seen from outside: its store, its registry, its address. */
public final class Service implements AutoCloseable {
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
