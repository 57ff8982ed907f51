package io.cotejo.metrics.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArtifactsConfigTest {
    @Test
    void theDefaultWorksOnALaptop() {
        assertThat(artifacts(Map.of())).isEqualTo(Path.of("artifacts"));
    }

    @Test
    void theEnvironmentNamesAnotherFolder() {
        assertThat(artifacts(Map.of("COTEJO_ARTIFACTS", "/srv/artifacts"))).isEqualTo(Path.of("/srv/artifacts"));
    }

    private static Path artifacts(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .withMapping(ArtifactsConfig.class)
                .withSources(new EnvConfigSource(environment, 300))
                .build()
                .getConfigMapping(ArtifactsConfig.class)
                .artifacts();
    }
}
