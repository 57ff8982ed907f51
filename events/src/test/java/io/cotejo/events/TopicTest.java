package io.cotejo.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TopicTest {
    @Test
    void carriesThePrefixAndItsVersion() {
        assertThat(Topic.EPOCHS.name("cotejo.")).isEqualTo("cotejo.training.epochs.v1");
        assertThat(Topic.JOBS.deadLetterName("cotejo.")).isEqualTo("cotejo.training.jobs.v1.dlt");
    }

    @Test
    void whatIsFoldedByKeyIsCompactedAndTheRestIsNot() {
        assertThat(Topic.values())
                .filteredOn(Topic::compacted)
                .containsExactly(
                        Topic.RUNS, Topic.CHECKPOINTS, Topic.VERSIONS, Topic.ALIASES, Topic.POLICIES, Topic.TRAFFIC);
        assertThat(Topic.RUNS.config()).containsEntry("cleanup.policy", "compact");
        assertThat(Topic.EPOCHS.config()).containsEntry("retention.ms", "-1");
        assertThat(Topic.PREDICTIONS.config()).containsEntry("retention.ms", "604800000");
        assertThat(Topic.PREDICTIONS.retention()).contains(Duration.ofDays(7));
        assertThat(Topic.FEEDBACK.retention()).isEmpty();
        assertThat(Topic.RUNS.retention()).isEmpty();
        assertThat(Topic.JOBS.config()).containsEntry("retention.ms", "2592000000");
        assertThat(Topic.REQUESTS.config()).containsEntry("retention.ms", "604800000");
        assertThat(Topic.JOBS.deadLetterConfig()).containsEntry("retention.ms", "7776000000");
    }
}
