package io.cotejo.metrics.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsConfigTest {
    @Test
    void theDefaultWorksOnALaptop() {
        assertThat(inferenceUrl(Map.of())).isEqualTo(URI.create("http://127.0.0.1:8080"));
    }

    @Test
    void theEnvironmentNamesAnotherAddress() {
        assertThat(inferenceUrl(Map.of("COTEJO_INFERENCE_URL", "https://try.example")))
                .isEqualTo(URI.create("https://try.example"));
    }

    private static URI inferenceUrl(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .withMapping(SettingsConfig.class)
                .withSources(new EnvConfigSource(environment, 300))
                .build()
                .getConfigMapping(SettingsConfig.class)
                .inferenceUrl();
    }
}
