package io.cotejo.embedded.junit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** Points a Quarkus application under test at the shared broker: {@code @QuarkusTestResource(KafkaResource.class)}. */
public final class KafkaResource implements QuarkusTestResourceLifecycleManager {
    @Override
    public Map<String, String> start() {
        return Map.of("kafka.bootstrap.servers", TestKafka.bootstrapServers());
    }

    /** Leaves the broker to the next test. */
    @Override
    public void stop() {
        // it ends with the JVM
    }
}
