package io.cotejo.events.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.EventJson;
import io.cotejo.events.Samples;
import io.cotejo.events.trace.Spans;
import io.cotejo.events.trace.TraceContext;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class EventRecordsTest {
    private static final TraceContext GIVEN = TraceContext.parse(
                    "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
            .orElseThrow();

    private final EventRecords records = new EventRecords("cotejo.", "/trainer-service");

    @Test
    void anEpochGoesToItsTopicAsACloudEvent() {
        var record = records.record(Samples.epoch(3));

        assertThat(record.topic()).isEqualTo("cotejo.training.epochs.v1");
        assertThat(record.key()).isEqualTo(Samples.RUN.toString());
        assertThat(record.value()).isEqualTo(EventJson.write(Samples.epoch(3)));
        assertThat(headers(record))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "content-type", "application/json",
                        "ce_specversion", "1.0",
                        "ce_id", Samples.RUN + "/1/epoch/3",
                        "ce_type", "io.cotejo.training.epoch.completed.v1",
                        "ce_source", "/trainer-service",
                        "ce_subject", "runs/" + Samples.RUN,
                        "ce_time", "2026-11-01T12:00:00Z",
                        "traceparent", TraceContext.of(Samples.RUN).traceparent()));
    }

    @Test
    void aJobIsTheDocumentUnderTheRunsId() {
        var record = records.record(Samples.RUN, Samples.job(), Samples.AT);

        assertThat(record.topic()).isEqualTo("cotejo.training.jobs.v1");
        assertThat(record.key()).isEqualTo(Samples.RUN.toString());
        assertThat(headers(record)).containsEntry("ce_id", Samples.RUN + "/job");
    }

    @Test
    void whatIsWrittenWithinASpanFollowsFromIt() {
        try (var _ = Spans.open("work", GIVEN)) {
            assertThat(headers(records.record(Samples.epoch(3)))).containsEntry("traceparent", GIVEN.traceparent());
            assertThat(headers(records.record(Samples.RUN, Samples.job(), Samples.AT)))
                    .containsEntry("traceparent", GIVEN.traceparent());
        }
    }

    @Test
    void aDeadLetterKeepsTheOriginalAndSaysWhy() {
        var original = new ConsumerRecord<>("cotejo.training.jobs.v1", 2, 7L, "key", new byte[] {1, 2, 3});
        original.headers().add("own", "kept".getBytes(StandardCharsets.UTF_8));

        var letter = DeadLetters.of(original, "is no job", 5);

        assertThat(letter.topic()).isEqualTo("cotejo.training.jobs.v1.dlt");
        assertThat(letter.key()).isEqualTo("key");
        assertThat(letter.value()).containsExactly(1, 2, 3);
        assertThat(headers(letter))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "own", "kept",
                        "dead-letter-reason", "is no job",
                        "dead-letter-topic", "cotejo.training.jobs.v1",
                        "dead-letter-partition", "2",
                        "dead-letter-offset", "7",
                        "dead-letter-attempts", "5"));
    }

    private static Map<String, String> headers(ProducerRecord<?, ?> record) {
        var headers = new LinkedHashMap<String, String>();
        record.headers().forEach(each -> headers.put(each.key(), new String(each.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
