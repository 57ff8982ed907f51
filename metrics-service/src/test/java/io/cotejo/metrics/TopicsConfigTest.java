package io.cotejo.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import org.junit.jupiter.api.Test;

class TopicsConfigTest {
    @Test
    void theDefaultsWorkOnALaptop() {
        assertThat(config().topicPrefix()).isEqualTo("cotejo.");
    }

    @Test
    void allOfItCanBeSet() {
        assertThat(config("cotejo.topic-prefix", "team-a.").topicPrefix()).isEqualTo("team-a.");
    }

    private static TopicsConfig config(String... settings) {
        var builder = new SmallRyeConfigBuilder().withMapping(TopicsConfig.class);
        for (int i = 0; i < settings.length; i += 2) {
            builder.withDefaultValue(settings[i], settings[i + 1]);
        }
        return builder.build().getConfigMapping(TopicsConfig.class);
    }
}
