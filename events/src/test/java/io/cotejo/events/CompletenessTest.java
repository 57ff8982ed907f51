package io.cotejo.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CompletenessTest {
    private static final String EPOCH = """
            {"runId":"0198c0de-0000-7000-8000-000000000001","attempt":1,"at":"2026-11-01T00:00:00Z","epoch":1,"epochs":2,
             "learningRate":0.1,%s"monitored":0.5,"best":true,"trainingSeconds":1.0,"imagesPerSecond":10.0}""";

    @Test
    void aFieldThatIsNotNullableMustBeThere() {
        assertThatThrownBy(() -> EventJson.read(EPOCH.formatted("").getBytes(UTF_8), EpochCompleted.class))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessage("lacks the field train of a EpochCompleted");
    }

    @Test
    void aNullableFieldMayBeMissing() {
        var json = EPOCH.formatted("\"train\":{\"loss\":0.1,\"accuracy\":0.9},").getBytes(UTF_8);

        assertThat(EventJson.read(json, EpochCompleted.class).validation()).isNull();
    }
}
