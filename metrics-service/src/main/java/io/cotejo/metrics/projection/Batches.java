package io.cotejo.metrics.projection;

import io.cotejo.events.Event;
import io.cotejo.events.Topic;
import io.cotejo.events.kafka.DeadLetters;
import io.cotejo.metrics.database.Database;
import io.cotejo.metrics.database.DatabaseException;
import io.cotejo.metrics.outbox.Outbox;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Folds batches of records: one transaction a batch, which also moves the offsets on, so that a record is folded once
 * however often it is delivered. A record that cannot be folded goes to the dead letters of its topic. For one thread.
 */
final class Batches {
    private final Database database;
    private final Outbox outbox;
    private final ProjectionMeters meters;
    private final Map<Topic, Fold> folds;
    private final LetterFold deadLetters;
    private final Map<String, Topic> topics = new HashMap<>();
    private final Map<TopicPartition, Long> positions = new HashMap<>();

    Batches(Database database, Projection.Writing writing, String prefix) {
        this.database = database;
        this.outbox = writing.outbox();
        this.meters = writing.meters();
        this.deadLetters = writing.letters();
        this.folds = new EnumMap<>(Topic.class);
        writing.folds().forEach(fold -> this.folds.put(fold.topic(), fold));
        this.folds.keySet().forEach(topic -> topics.put(topic.name(prefix), topic));
    }

    private record Letter(ConsumerRecord<String, byte[]> record, String reason, DeadLetterReason why) {}

    private record Readings(Map<Topic, List<Event>> events, Traces traces, List<Letter> letters) {}

    /** Takes up where the database stands, and tells where that is. */
    Map<TopicPartition, Long> begin(Collection<TopicPartition> partitions) {
        positions.clear();
        positions.putAll(database.inTransaction(connection -> Offsets.of(connection, partitions)));
        return Map.copyOf(positions);
    }

    /**
     * Folds records, those of one partition in their order.
     *
     * @throws DatabaseException if the database is away
     * @throws OvertakenException if another instance has folded them meanwhile
     */
    void fold(List<ConsumerRecord<String, byte[]>> records) {
        if (records.isEmpty()) {
            return;
        }
        try {
            foldOnce(records);
        } catch (DatabaseException e) {
            if (!e.causedByData()) {
                throw e;
            }
            foldAround(records, e);
        }
    }

    /** One of the records cannot be stored: halves the batch until it is alone. */
    private void foldAround(List<ConsumerRecord<String, byte[]>> records, DatabaseException refusal) {
        if (records.size() > 1) {
            fold(records.subList(0, records.size() / 2));
            fold(records.subList(records.size() / 2, records.size()));
            return;
        }
        if (isLetter(records.getFirst())) {
            throw refusal; // a dead letter has no dead letter: it is for a person to look at
        }
        var letter = new Letter(
                records.getFirst(), "The database refused it: " + refusal.getMessage(), DeadLetterReason.REFUSED);
        commit(records, new Readings(Map.of(), new Traces(), List.of(letter)));
    }

    private void foldOnce(List<ConsumerRecord<String, byte[]>> records) {
        var events = new EnumMap<Topic, List<Event>>(Topic.class);
        var traces = new Traces();
        var letters = new ArrayList<Letter>();
        for (var record : records) {
            if (isLetter(record)) {
                continue;
            }
            var topic = topic(record);
            switch (EventReader.read(topic, record.value())) {
                case EventReader.Result.Read read -> {
                    events.computeIfAbsent(topic, any -> new ArrayList<>()).add(read.event());
                    traces.note(read.event(), record.headers());
                }
                case EventReader.Result.Unreadable unreadable ->
                    letters.add(new Letter(record, unreadable.reason(), DeadLetterReason.UNREADABLE));
                case EventReader.Result.Tombstone tombstone -> {}
            }
        }
        commit(records, new Readings(events, traces, letters));
    }

    private void commit(List<ConsumerRecord<String, byte[]>> records, Readings read) {
        var steps = steps(records);
        var overtaken = new EnumMap<Topic, Integer>(Topic.class);
        database.transact(connection -> {
            Offsets.advance(connection, steps); // first: its row locks make a rival instance wait, and then give up
            for (var each : read.events().entrySet()) {
                var fold = foldOf(each.getKey());
                overtaken.put(each.getKey(), fold.fold(connection, each.getValue(), read.traces()));
            }
            deadLetters.fold(
                    connection, records.stream().filter(Batches::isLetter).toList());
            for (var letter : read.letters()) {
                bury(connection, letter);
            }
        });
        steps.forEach(step -> positions.put(step.partition(), step.next()));
        read.events().forEach((topic, all) -> meters.folded(topic, all.size(), overtaken.getOrDefault(topic, 0)));
        read.letters().forEach(letter -> meters.buried(topic(letter.record()), letter.why()));
    }

    private void bury(Connection connection, Letter letter) throws SQLException {
        var record = letter.record();
        if (deadLetters.has(connection, record)) {
            return;
        }
        var id = record.topic() + "/" + record.partition() + "/" + record.offset() + "/dead";
        outbox.add(connection, id, DeadLetters.of(record, letter.reason(), 1));
    }

    private static boolean isLetter(ConsumerRecord<String, byte[]> record) {
        return record.topic().endsWith(Topic.DEAD_LETTER_SUFFIX);
    }

    private List<Offsets.Step> steps(List<ConsumerRecord<String, byte[]>> records) {
        var next = new LinkedHashMap<TopicPartition, Long>();
        for (var record : records) {
            next.put(new TopicPartition(record.topic(), record.partition()), record.offset() + 1);
        }
        return next.entrySet().stream()
                .map(end -> new Offsets.Step(end.getKey(), positions.getOrDefault(end.getKey(), 0L), end.getValue()))
                .toList();
    }

    private Topic topic(ConsumerRecord<String, byte[]> record) {
        var topic = topics.get(record.topic());
        if (topic == null) {
            throw new IllegalArgumentException("nobody folds the topic " + record.topic());
        }
        return topic;
    }

    private Fold foldOf(Topic topic) {
        var fold = folds.get(topic);
        if (fold == null) {
            throw new IllegalArgumentException("nobody folds the topic " + topic);
        }
        return fold;
    }
}
