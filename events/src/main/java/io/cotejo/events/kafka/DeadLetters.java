package io.cotejo.events.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cotejo.events.Topic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records that could not be handled, kept as they came, with headers that say from where and why. */
public final class DeadLetters {
    /** Why it could not be handled, in a sentence. */
    public static final String REASON = "dead-letter-reason";

    /** The topic it came from. */
    public static final String TOPIC = "dead-letter-topic";

    /** The partition it came from. */
    public static final String PARTITION = "dead-letter-partition";

    /** The offset it came from. */
    public static final String OFFSET = "dead-letter-offset";

    /** How often it was tried. */
    public static final String ATTEMPTS = "dead-letter-attempts";

    private static final int LONGEST_REASON = 1000;

    private DeadLetters() {}

    /**
     * The dead letter of a record: the original key, bytes and headers, to {@code <topic>.dlt}.
     *
     * @param attempts how often it was tried, at least 1
     */
    public static ProducerRecord<String, byte[]> of(
            ConsumerRecord<String, byte[]> record, String reason, int attempts) {
        var letter = new ProducerRecord<>(record.topic() + Topic.DEAD_LETTER_SUFFIX, record.key(), record.value());
        record.headers().forEach(letter.headers()::add);
        add(letter, REASON, reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "…" : reason);
        add(letter, TOPIC, record.topic());
        add(letter, PARTITION, Integer.toString(record.partition()));
        add(letter, OFFSET, Long.toString(record.offset()));
        add(letter, ATTEMPTS, Integer.toString(attempts));
        return letter;
    }

    private static void add(ProducerRecord<String, byte[]> letter, String name, String value) {
        letter.headers().add(name, value.getBytes(UTF_8));
    }
}
