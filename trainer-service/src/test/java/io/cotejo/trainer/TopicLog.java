package io.cotejo.trainer;

import static org.awaitility.Awaitility.await;

import io.cotejo.events.CheckpointSaved;
import io.cotejo.events.EpochCompleted;
import io.cotejo.events.Event;
import io.cotejo.events.EventJson;
import io.cotejo.events.ModelExported;
import io.cotejo.events.RunId;
import io.cotejo.events.RunState;
import io.cotejo.events.Topic;
import io.cotejo.events.kafka.EventRecords;
import io.cotejo.events.kafka.TopicAdmin;
import io.cotejo.events.kafka.TopicReader;
import io.cotejo.events.trace.TraceContext;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** What stands in a trainer's topics, and a way to write to them, as any Kafka client would. */
public final class TopicLog implements AutoCloseable {
    private static final Duration LONG = Duration.ofMinutes(4);

    private final String prefix;
    private final EventRecords records;
    private final KafkaProducer<String, byte[]> producer;
    private final TopicReader reader;
    private final List<ConsumerRecord<String, byte[]>> seen = new ArrayList<>();

    public TopicLog(String bootstrapServers, String prefix) {
        this.prefix = prefix;
        records = new EventRecords(prefix, "/test");
        Map<String, Object> config = Map.of("bootstrap.servers", bootstrapServers);
        try (var admin = Admin.create(config)) {
            new TopicAdmin(admin, prefix).createMissing();
        }
        producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
        var topics = List.of(
                Topic.RUNS.name(prefix),
                Topic.EPOCHS.name(prefix),
                Topic.CHECKPOINTS.name(prefix),
                Topic.EXPORTS.name(prefix),
                Topic.JOBS.name(prefix),
                Topic.JOBS.deadLetterName(prefix));
        reader = new TopicReader(config, topics);
    }

    public static RunId newRun() {
        return RunId.next(Clock.systemUTC(), new SecureRandom());
    }

    public RunId submit(String document) throws Exception {
        var runId = newRun();
        write(Topic.JOBS, runId.toString(), document.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return runId;
    }

    /** Submits a job within a trace. */
    public RunId submit(String document, TraceContext trace) throws Exception {
        var runId = newRun();
        var record = new ProducerRecord<>(
                Topic.JOBS.name(prefix), runId.toString(), document.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        trace.writeTo(record.headers());
        producer.send(record).get(30, TimeUnit.SECONDS);
        return runId;
    }

    public void write(Topic topic, String key, byte @Nullable [] value) throws Exception {
        producer.send(new ProducerRecord<>(topic.name(prefix), key, value)).get(30, TimeUnit.SECONDS);
    }

    public void write(Event event) throws Exception {
        producer.send(records.record(event)).get(30, TimeUnit.SECONDS);
    }

    public RunState awaitEnd(RunId runId) {
        return await("the end of " + runId)
                .atMost(LONG)
                .pollInSameThread()
                .until(
                        () -> lastState(runId),
                        state -> state.filter(RunState::ended).isPresent())
                .orElseThrow();
    }

    public void awaitEpoch(RunId runId, int epoch) {
        await("epoch " + epoch + " of " + runId)
                .atMost(LONG)
                .pollInSameThread()
                .until(() -> epochs(runId).stream().anyMatch(each -> each.epoch() >= epoch));
    }

    public Optional<RunState> lastState(RunId runId) {
        return states(runId).reversed().stream().findFirst();
    }

    public List<RunState> states(RunId runId) {
        return events(Topic.RUNS, runId, RunState.class);
    }

    public List<EpochCompleted> epochs(RunId runId) {
        return events(Topic.EPOCHS, runId, EpochCompleted.class);
    }

    public List<CheckpointSaved> checkpoints(RunId runId) {
        return events(Topic.CHECKPOINTS, runId, CheckpointSaved.class);
    }

    public List<ModelExported> exports(RunId runId) {
        return records(Topic.EXPORTS.name(prefix)).stream()
                .map(record -> EventJson.read(record.value(), ModelExported.class))
                .filter(exported -> exported.runId().equals(runId))
                .toList();
    }

    public List<ConsumerRecord<String, byte[]>> deadLetters(String key) {
        return records(Topic.JOBS.deadLetterName(prefix)).stream()
                .filter(record -> key.equals(record.key()))
                .toList();
    }

    public List<ConsumerRecord<String, byte[]>> jobs(RunId runId) {
        return records(Topic.JOBS.name(prefix)).stream()
                .filter(record -> record.key().equals(runId.toString()))
                .toList();
    }

    /** The ids of the traces that the records of a run carry, by topic. */
    public Map<String, Set<String>> traces(RunId runId) {
        reader.readToEnd(seen::add);
        return seen.stream()
                .filter(record -> isAbout(record, runId))
                .collect(Collectors.groupingBy(
                        ConsumerRecord::topic,
                        Collectors.mapping(
                                record -> TraceContext.of(record.headers())
                                        .map(TraceContext::traceId)
                                        .orElse("none"),
                                Collectors.toSet())));
    }

    private static boolean isAbout(ConsumerRecord<String, byte[]> record, RunId runId) {
        return record.value() != null
                && (runId.toString().equals(record.key())
                        || new String(record.value(), java.nio.charset.StandardCharsets.UTF_8)
                                .contains(runId.toString()));
    }

    private <T> List<T> events(Topic topic, RunId runId, Class<T> type) {
        return records(topic.name(prefix)).stream()
                .filter(record -> runId.toString().equals(record.key()))
                .map(record -> EventJson.read(record.value(), type))
                .toList();
    }

    private List<ConsumerRecord<String, byte[]>> records(String topic) {
        reader.readToEnd(seen::add);
        return seen.stream().filter(record -> record.topic().equals(topic)).toList();
    }

    @Override
    public void close() {
        reader.close();
        producer.close();
    }
}
