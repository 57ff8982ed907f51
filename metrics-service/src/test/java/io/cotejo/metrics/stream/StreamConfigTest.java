package io.cotejo.metrics.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StreamConfigTest {
    @Test
    void theDefaultsWorkOnALaptop() {
        var config = read(Map.of());

        assertThat(config.poll()).isEqualTo(Duration.ofMillis(500));
        assertThat(config.heartbeat()).isEqualTo(Duration.ofSeconds(15));
        assertThat(config.maxClients()).isEqualTo(200);
    }

    @Test
    void allCanBeSet() {
        var config = read(Map.of(
                "cotejo.stream.poll", "PT2S", "cotejo.stream.heartbeat", "PT1M", "cotejo.stream.max-clients", "7"));

        assertThat(config.poll()).isEqualTo(Duration.ofSeconds(2));
        assertThat(config.heartbeat()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.maxClients()).isEqualTo(7);
    }

    static StreamConfig read(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(StreamConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(StreamConfig.class);
    }
}
