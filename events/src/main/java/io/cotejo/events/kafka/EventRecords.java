package io.cotejo.events.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cotejo.events.Event;
import io.cotejo.events.EventJson;
import io.cotejo.events.RunId;
import io.cotejo.events.Topic;
import io.cotejo.events.TrainingEvent;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.events.trace.Spans;
import io.cotejo.events.trace.TraceContext;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * Events as Kafka records: CloudEvents 1.0, binary mode. They carry the trace of what the thread works at; what tells of a
 * run carries the run's own where the thread works at nothing that belongs to one.
 */
public final class EventRecords {
    private static final String CONTENT_TYPE = "application/json";

    private final String prefix;
    private final String source;

    /**
     * Makes records for one service.
     *
     * @param prefix of the topics' names, such as {@code cotejo.}
     * @param source the CloudEvents source, such as {@code /trainer-service}
     */
    public EventRecords(String prefix, String source) {
        this.prefix = prefix;
        this.source = source;
    }

    /** The record of an event, in the topic and under the key where it belongs. */
    public ProducerRecord<String, byte[]> record(Event event) {
        var record = new ProducerRecord<>(event.topic().name(prefix), event.key(), EventJson.write(event));
        describe(record.headers(), event.eventId(), event.eventType(), event.subject(), event.at());
        Spans.current().or(() -> own(event)).ifPresent(trace -> trace.writeTo(record.headers()));
        return record;
    }

    private static Optional<TraceContext> own(Event event) {
        return event instanceof TrainingEvent told ? Optional.of(TraceContext.of(told.runId())) : Optional.empty();
    }

    /** The record of a job: the document itself, under the run's id. */
    public ProducerRecord<String, byte[]> record(RunId runId, TrainingJob job, Instant submittedAt) {
        var record = new ProducerRecord<>(Topic.JOBS.name(prefix), runId.toString(), EventJson.write(job));
        describe(record.headers(), runId + "/job", "io.cotejo.training.job.submitted.v1", "runs/" + runId, submittedAt);
        Spans.current().orElseGet(() -> TraceContext.of(runId)).writeTo(record.headers());
        return record;
    }

    private void describe(Headers headers, String id, String type, String subject, Instant time) {
        headers.add("content-type", CONTENT_TYPE.getBytes(UTF_8));
        headers.add("ce_specversion", "1.0".getBytes(UTF_8));
        headers.add("ce_id", id.getBytes(UTF_8));
        headers.add("ce_type", type.getBytes(UTF_8));
        headers.add("ce_source", source.getBytes(UTF_8));
        headers.add("ce_subject", subject.getBytes(UTF_8));
        headers.add("ce_time", time.toString().getBytes(UTF_8));
    }
}
