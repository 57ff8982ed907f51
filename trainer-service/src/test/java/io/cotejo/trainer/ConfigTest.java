package io.cotejo.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.trainer.job.JobQueueConfig;
import io.cotejo.trainer.job.SubmissionConfig;
import io.cotejo.trainer.journal.JournalConfig;
import io.cotejo.trainer.run.StorageConfig;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigTest {
    @Test
    void theDefaultsWorkOnALaptop() {
        var config = config(Map.of());

        assertThat(config.getConfigMapping(JournalConfig.class).topicPrefix()).isEqualTo("cotejo.");
        assertThat(config.getConfigMapping(StorageConfig.class).artifacts()).isEqualTo(Path.of("artifacts"));
        assertThat(config.getConfigMapping(StorageConfig.class).data()).isEqualTo(Path.of("data"));
        assertThat(config.getConfigMapping(SubmissionConfig.class).metricsUrl())
                .isEqualTo(URI.create("http://127.0.0.1:8081"));
        var queue = config.getConfigMapping(JobQueueConfig.class);
        assertThat(queue.group()).isEqualTo("trainers");
        assertThat(queue.lock()).isEqualTo(Duration.ofSeconds(30));
        assertThat(queue.maxDeliveries()).isEqualTo(4);
        assertThat(queue.grace()).isEqualTo(Duration.ofSeconds(25));
    }

    @Test
    void theEnvironmentOverridesAllOfThem() {
        var config = config(Map.of(
                "COTEJO_TOPIC_PREFIX", "other.",
                "COTEJO_ARTIFACTS", "/srv/artifacts",
                "COTEJO_DATA", "/srv/data",
                "COTEJO_METRICS_URL", "https://metrics.example",
                "COTEJO_TRAINER_GROUP", "night-shift",
                "COTEJO_TRAINER_LOCK", "45s",
                "COTEJO_TRAINER_MAX_DELIVERIES", "2",
                "COTEJO_TRAINER_GRACE", "PT5S"));

        assertThat(config.getConfigMapping(JournalConfig.class).topicPrefix()).isEqualTo("other.");
        assertThat(config.getConfigMapping(StorageConfig.class).artifacts()).isEqualTo(Path.of("/srv/artifacts"));
        assertThat(config.getConfigMapping(StorageConfig.class).data()).isEqualTo(Path.of("/srv/data"));
        assertThat(config.getConfigMapping(SubmissionConfig.class).metricsUrl())
                .isEqualTo(URI.create("https://metrics.example"));
        var queue = config.getConfigMapping(JobQueueConfig.class);
        assertThat(queue.group()).isEqualTo("night-shift");
        assertThat(queue.lock()).isEqualTo(Duration.ofSeconds(45));
        assertThat(queue.maxDeliveries()).isEqualTo(2);
        assertThat(queue.grace()).isEqualTo(Duration.ofSeconds(5));
    }

    private static SmallRyeConfig config(Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .withMapping(JournalConfig.class)
                .withMapping(StorageConfig.class)
                .withMapping(SubmissionConfig.class)
                .withMapping(JobQueueConfig.class)
                .withConverter(Duration.class, 200, new io.quarkus.runtime.configuration.DurationConverter())
                .withSources(new EnvConfigSource(environment, 300))
                .build();
    }
}
