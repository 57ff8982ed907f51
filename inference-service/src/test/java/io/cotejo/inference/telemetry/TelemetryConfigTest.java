package io.cotejo.inference.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TelemetryConfigTest {
    private static TelemetryConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withMapping(TelemetryConfig.class)
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(TelemetryConfig.class);
    }

    @Test
    void byDefaultOneImageInAHundredIsToldWithoutItsPixels() {
        var config = config(Map.of());

        assertThat(config.sample()).isEqualTo(0.01);
        assertThat(config.inputs()).isFalse();
        assertThat(config.named()).isEqualTo(10);
        assertThat(config.remembered()).isEqualTo(10_000);
        assertThat(config.unremembered()).isEqualTo(100);
        assertThat(config.queue()).isEqualTo(1000);
        assertThat(config.driftWindow()).isEqualTo(1000);
        assertThat(config.flush()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void everythingCanBeSaidOtherwise() {
        var prefix = "cotejo.inference.telemetry.";
        var config = config(Map.of(
                prefix + "sample", "1",
                prefix + "inputs", "true",
                prefix + "named", "0",
                prefix + "remembered", "5",
                prefix + "unremembered", "7",
                prefix + "queue", "6",
                prefix + "drift-window", "2000",
                prefix + "flush", "10s"));

        assertThat(config.sample()).isEqualTo(1);
        assertThat(config.inputs()).isTrue();
        assertThat(config.named()).isZero();
        assertThat(config.remembered()).isEqualTo(5);
        assertThat(config.unremembered()).isEqualTo(7);
        assertThat(config.queue()).isEqualTo(6);
        assertThat(config.driftWindow()).isEqualTo(2000);
        assertThat(config.flush()).isEqualTo(Duration.ofSeconds(10));
    }
}
