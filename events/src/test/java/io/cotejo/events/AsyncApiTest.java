package io.cotejo.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.cotejo.events.artifact.Artifact;
import io.cotejo.events.kafka.EventRecords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The published description of the topics says what the code does. */
class AsyncApiTest {
    private static final Map<Class<?>, String> TYPES = Map.of(
            String.class, "string",
            int.class, "integer",
            Integer.class, "integer",
            long.class, "integer",
            double.class, "number",
            boolean.class, "boolean",
            Instant.class, "string",
            RunId.class, "string");

    private final JsonNode document = read();

    static Stream<Class<?>> records() {
        return Stream.concat(
                Samples.events().stream().map(Object::getClass),
                Stream.of(
                        Score.class,
                        Evaluation.class,
                        Provenance.class,
                        NetworkSummary.class,
                        RunResults.class,
                        RunState.Beginning.class,
                        RunState.DeletedVersion.class,
                        CheckpointSaved.Kept.class,
                        Calibration.class,
                        Calibration.Bin.class,
                        Signature.class,
                        Signature.Tensor.class,
                        Artifact.class));
    }

    @ParameterizedTest
    @EnumSource
    void everyTopicIsAChannel(Topic topic) {
        assertThat(document.path("channels").findValuesAsText("address")).contains(topic.name("cotejo."));
        assertThat(document.path("channels")).hasSize(Topic.values().length);
    }

    @Test
    void everyKindOfEventIsAMessageOfItsTopic() {
        for (var event : Samples.events()) {
            var message = event.getClass().getSimpleName();
            var channel = document.path("channels")
                    .valueStream()
                    .filter(each ->
                            each.path("address").asText().equals(event.topic().name("cotejo.")))
                    .findAny()
                    .orElseThrow();
            assertThat(channel.path("messages").has(message)).as(message).isTrue();
            assertThat(document.at("/components/messages/" + message + "/name").asText())
                    .isEqualTo(event.eventType());
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyFieldIsDescribedWithItsType(Class<?> type) {
        var schema = document.at("/components/schemas/" + type.getSimpleName());
        var fields = Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName);

        assertThat(names(schema.path("properties")))
                .isEqualTo(Stream.concat(status(type), fields).collect(Collectors.toSet()));
        for (var component : type.getRecordComponents()) {
            var described = schema.path("properties").path(component.getName());
            assertThat(TYPES.getOrDefault(
                            component.getType(), described.path("type").asText()))
                    .as(component.toString())
                    .isEqualTo(described.path("type").asText());
        }
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyFieldThatIsNeverNullIsRequired(Class<?> type) {
        var required = new TreeSet<String>();
        document.at("/components/schemas/" + type.getSimpleName() + "/required")
                .forEach(each -> required.add(each.asText()));
        var never = Arrays.stream(type.getRecordComponents())
                .filter(component -> !component.getAnnotatedType().isAnnotationPresent(Nullable.class))
                .map(RecordComponent::getName);

        assertThat(required)
                .isEqualTo(Stream.concat(status(type), never).collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void theHeadersAreThoseOfTheRecords() {
        var headers =
                new EventRecords("cotejo.", "/source").record(Samples.epoch(1)).headers();
        var names = StreamSupport.stream(headers.spliterator(), false)
                .map(each -> each.key())
                .collect(Collectors.toSet());

        assertThat(names(document.at("/components/schemas/CloudEventHeaders/properties")))
                .isEqualTo(names);
    }

    private static Stream<String> status(Class<?> type) {
        return RunState.class.isAssignableFrom(type) ? Stream.of("status") : Stream.empty();
    }

    private static Set<String> names(JsonNode object) {
        var names = new LinkedHashSet<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonNode read() {
        try {
            return new ObjectMapper(new YAMLFactory())
                    .readTree(Path.of("../docs/asyncapi.yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
