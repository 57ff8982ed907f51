package io.cotejo.inference.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.inference.model.ModelConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServingConfigTest {
    private static SmallRyeConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withMapping(ServingConfig.class)
                .withMapping(ModelConfig.class)
                .withConverter(MemorySize.class, 200, new MemorySizeConverter())
                .withConverter(Duration.class, 200, new DurationConverter())
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build();
    }

    @Test
    void theDefaultsSuitALaptop() {
        var config = config(Map.of());
        var serving = config.getConfigMapping(ServingConfig.class);
        var models = config.getConfigMapping(ModelConfig.class);

        assertThat(serving.maxBodySize().asLongValue()).isEqualTo(16L * 1024 * 1024);
        assertThat(serving.maxBodyMemory().asLongValue()).isEqualTo(64L * 1024 * 1024);
        assertThat(serving.maxPending()).isEqualTo(256);
        assertThat(serving.drain()).isEqualTo(Duration.ofSeconds(30));
        assertThat(models.artifacts()).isEqualTo(Path.of("artifacts"));
        assertThat(models.topicPrefix()).isEqualTo("cotejo.");
        assertThat(models.inference().memoryBudget().asLongValue()).isEqualTo(512L * 1024 * 1024);
    }

    @Test
    void everythingCanBeSaidOtherwise() {
        var config = config(Map.of(
                "cotejo.inference.max-body-size", "1K",
                "cotejo.inference.max-body-memory", "2M",
                "cotejo.inference.max-pending", "7",
                "cotejo.inference.drain", "2m",
                "cotejo.inference.memory-budget", "3G",
                "cotejo.artifacts", "/srv/artifacts",
                "cotejo.topic-prefix", "staging."));
        var serving = config.getConfigMapping(ServingConfig.class);
        var models = config.getConfigMapping(ModelConfig.class);

        assertThat(serving.maxBodySize().asLongValue()).isEqualTo(1024);
        assertThat(serving.maxBodyMemory().asLongValue()).isEqualTo(2L * 1024 * 1024);
        assertThat(serving.maxPending()).isEqualTo(7);
        assertThat(serving.drain()).isEqualTo(Duration.ofMinutes(2));
        assertThat(models.artifacts()).isEqualTo(Path.of("/srv/artifacts"));
        assertThat(models.topicPrefix()).isEqualTo("staging.");
        assertThat(models.inference().memoryBudget().asLongValue()).isEqualTo(3L * 1024 * 1024 * 1024);
    }
}
