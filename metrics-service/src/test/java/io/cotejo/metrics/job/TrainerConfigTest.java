package io.cotejo.metrics.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainerConfigTest {
    @Test
    void theDefaultWorksOnALaptop() {
        var config = config(Map.of());

        assertThat(config.trainerUrl()).isEqualTo(URI.create("http://127.0.0.1:8082"));
        assertThat(config.trainerTimeout()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void theEnvironmentNamesAnotherTrainer() {
        var config = config(Map.of("COTEJO_TRAINER_URL", "http://trainer:80", "COTEJO_TRAINER_TIMEOUT", "5s"));

        assertThat(config.trainerUrl()).isEqualTo(URI.create("http://trainer:80"));
        assertThat(config.trainerTimeout()).isEqualTo(Duration.ofSeconds(5));
    }

    private static TrainerConfig config(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(TrainerConfig.class)
                .withSources(new EnvConfigSource(environment, 300))
                .build()
                .getConfigMapping(TrainerConfig.class);
    }
}
