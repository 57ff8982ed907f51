package io.cotejo.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.PathConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatasetConfigTest {
    @Test
    void theFolderIsDataIfNothingIsSaid() {
        assertThat(config(Map.of()).folder()).isEqualTo(Path.of("data"));
    }

    @Test
    void theFolderIsTheOneThatTheWholeTrainerIsGiven() {
        assertThat(config(Map.of("cotejo.data", "/srv/data")).folder()).isEqualTo(Path.of("/srv/data"));
    }

    private static DatasetConfig config(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withConverter(Path.class, 100, new PathConverter())
                .withSources(new PropertiesConfigSource(values, "test", 1))
                .withMapping(DatasetConfig.class)
                .build()
                .getConfigMapping(DatasetConfig.class);
    }
}
