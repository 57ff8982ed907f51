package io.cotejo.metrics.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetentionConfigTest {
    @Test
    void runsAreKeptForEverUnlessSomebodySaysOtherwise() {
        var config = read(Map.of());

        assertThat(config.maxAge()).isEmpty();
        assertThat(config.every()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void allCanBeSet() {
        var config = read(Map.of("cotejo.retention.max-age", "P90D", "cotejo.retention.every", "PT1H"));

        assertThat(config.maxAge()).contains(Duration.ofDays(90));
        assertThat(config.every()).isEqualTo(Duration.ofHours(1));
    }

    private static RetentionConfig read(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withMapping(RetentionConfig.class)
                .withDefaultValues(values)
                .build()
                .getConfigMapping(RetentionConfig.class);
    }
}
