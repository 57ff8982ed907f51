package io.cotejo.metrics.projection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.EventJson;
import io.cotejo.events.Topic;
import io.cotejo.metrics.fixture.States;
import org.junit.jupiter.api.Test;

class EventReaderTest {
    @Test
    void readsWhatTheTopicPromises() {
        var queued = States.of("reading", "a").queued();

        assertThat(EventReader.read(Topic.RUNS, EventJson.write(queued)))
                .isEqualTo(new EventReader.Result.Read(queued));
    }

    @Test
    void anotherTopicsEventIsUnreadable() {
        var queued = States.of("reading", "a").queued();

        assertThat(EventReader.read(Topic.EPOCHS, EventJson.write(queued)))
                .isInstanceOf(EventReader.Result.Unreadable.class);
    }

    @Test
    void nullIsATombstoneOnlyWhereTheTopicIsCompacted() {
        assertThat(EventReader.read(Topic.RUNS, null)).isInstanceOf(EventReader.Result.Tombstone.class);
        assertThat(EventReader.read(Topic.EPOCHS, null)).isInstanceOf(EventReader.Result.Unreadable.class);
        assertThat(EventReader.read(Topic.RUNS, "null".getBytes(UTF_8)))
                .isInstanceOf(EventReader.Result.Unreadable.class);
    }
}
