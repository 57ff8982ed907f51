package io.cotejo.inference.async;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AsyncConfigTest {
    private static AsyncConfig config(Map<String, String> properties) {
        return new SmallRyeConfigBuilder()
                .withMapping(AsyncConfig.class)
                .withConverter(MemorySize.class, 200, new MemorySizeConverter())
                .withSources(new PropertiesConfigSource(properties, "test", 100))
                .build()
                .getConfigMapping(AsyncConfig.class);
    }

    @Test
    void theDefaultsSuitALaptop() {
        var config = config(Map.of());

        assertThat(config.enabled()).isTrue();
        assertThat(config.group()).isEqualTo("cotejo-inference");
        assertThat(config.maxRecordSize().asLongValue()).isEqualTo(1024 * 1024);
        assertThat(config.maxPollRecords()).isEqualTo(256);
    }

    @Test
    void everythingCanBeSaidOtherwise() {
        var config = config(Map.of(
                "cotejo.inference.async.enabled", "false",
                "cotejo.inference.async.group", "others",
                "cotejo.inference.async.max-record-size", "2K",
                "cotejo.inference.async.max-poll-records", "7"));

        assertThat(config.enabled()).isFalse();
        assertThat(config.group()).isEqualTo("others");
        assertThat(config.maxRecordSize().asLongValue()).isEqualTo(2048);
        assertThat(config.maxPollRecords()).isEqualTo(7);
    }
}
