package io.cotejo.trainer.journal;

import io.cotejo.events.Event;
import io.cotejo.events.RunId;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.events.kafka.EventRecords;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.RetriableException;

/** Writes to the topics. A method returns when all replicas have the record. Safe for use by several threads. */
public final class Journal {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Producer<String, byte[]> producer;
    private final EventRecords records;

    /** The producer stays the caller's to close. */
    public Journal(Producer<String, byte[]> producer, EventRecords records) {
        this.producer = producer;
        this.records = records;
    }

    /**
     * Writes an event.
     *
     * @throws KafkaAwayException if Kafka does not confirm it in time
     */
    public void publish(Event event) {
        send(records.record(event));
    }

    /**
     * Queues a job.
     *
     * @throws KafkaAwayException if Kafka does not confirm it in time
     */
    public void submit(RunId runId, TrainingJob job, Instant at) {
        send(records.record(runId, job, at));
    }

    /**
     * Writes an event, over and over until Kafka confirms it: an event has one id, so that repeats do no harm.
     *
     * @param wanted asked before every try; once it says no, the event is not written
     * @return false if it was no longer wanted
     */
    public boolean publishWhile(BooleanSupplier wanted, Event event) {
        return writeWhile(wanted, records.record(event));
    }

    /**
     * Writes a record, over and over until Kafka confirms it: it may get written more than once.
     *
     * @param wanted asked before every try; once it says no, the record is not written
     * @return false if it was no longer wanted
     */
    public boolean writeWhile(BooleanSupplier wanted, ProducerRecord<String, byte[]> record) {
        while (wanted.getAsBoolean()) {
            try {
                send(record);
                return true;
            } catch (KafkaAwayException e) {
                Log.warnf("Kafka is away, trying again: key=%s cause=%s", record.key(), e.getMessage());
            }
        }
        return false;
    }

    private void send(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while writing to " + record.topic(), e);
        } catch (TimeoutException | RetriableException | ConfigException e) {
            throw away(record, e); // a name that does not resolve is a ConfigException
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RetriableException) {
                throw away(record, e.getCause());
            }
            throw new KafkaException("cannot write to " + record.topic() + ": " + e.getCause(), e.getCause());
        }
    }

    private static KafkaAwayException away(ProducerRecord<String, byte[]> record, Throwable cause) {
        return new KafkaAwayException(
                "Kafka has not confirmed a record for " + record.topic() + " within " + PATIENCE.toSeconds() + " s",
                cause);
    }
}
