package io.cotejo.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cotejo.events.job.TrainingJob;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EventJsonTest {
    private final ObjectMapper json = new ObjectMapper();

    static Stream<Event> events() {
        return Samples.events().stream();
    }

    /** The file is the contract: whoever changes it breaks those who read the topics. */
    @ParameterizedTest
    @MethodSource("events")
    void everyEventKeepsItsJson(Event event) throws IOException {
        var pinned = pinned(event.eventType());

        assertThat(json.readTree(EventJson.write(event))).isEqualTo(pinned);
    }

    /** What stood in the topics before fields were added: it must stay readable. */
    @ParameterizedTest
    @MethodSource("events")
    void everyEventIsReadAsItWasWrittenBeforeFieldsWereAdded(Event event) throws IOException {
        var before = EventJson.read(json.writeValueAsBytes(pinned("before/" + event.eventType())), type(event));

        assertThat(before.eventId()).isEqualTo(event.eventId());
        assertThat(before.at()).isEqualTo(event.at());
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEventIsReadAsItWasWritten(Event event) {
        assertThat(EventJson.read(EventJson.write(event), type(event))).isEqualTo(event);
    }

    private static Class<? extends Event> type(Event event) {
        return event instanceof RunState ? RunState.class : event.getClass();
    }

    @Test
    void aJobIsReadAsItWasWritten() {
        assertThat(EventJson.read(EventJson.write(Samples.job()), TrainingJob.class))
                .isEqualTo(Samples.job());
    }

    @Test
    void unknownFieldsOfAnEventAreIgnored() {
        var newer = "{\"runId\":\"" + Samples.RUN + "\",\"at\":\"2026-11-01T12:00:00Z\",\"who\":\"somebody\"}";

        assertThat(EventJson.read(bytes(newer), CancelRequested.class))
                .isEqualTo(new CancelRequested(Samples.RUN, Samples.AT));
    }

    @Test
    void unreadableEventsSayWhatIsWrong() {
        assertThatThrownBy(() -> EventJson.read(bytes("{\"runId\":"), CancelRequested.class))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("is not a CancelRequested");
        assertThatThrownBy(() -> EventJson.read(bytes("null"), CancelRequested.class))
                .isInstanceOf(UnreadableEventException.class);
        assertThatThrownBy(() -> EventJson.read(
                        bytes(json(Samples.epoch(1)).replace("\"accuracy\":0.9", "\"accuracy\":1.9")),
                        EpochCompleted.class))
                .isInstanceOf(UnreadableEventException.class)
                .hasMessageContaining("accuracy must be in [0, 1], was 1.9");
    }

    @Test
    void idsOfEventsDiffer() {
        assertThat(Samples.events()).extracting(Event::eventId).doesNotHaveDuplicates();
    }

    private static String json(Event event) {
        return new String(EventJson.write(event), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private JsonNode pinned(String type) throws IOException {
        try (var file = EventJsonTest.class.getResourceAsStream("/events/" + type + ".json")) {
            assertThat(file).as("events/" + type + ".json").isNotNull();
            return json.readTree(file);
        }
    }
}
