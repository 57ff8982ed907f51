package io.cotejo.inference.telemetry;

import io.cotejo.events.kafka.EventRecords;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes on a thread of its own what others hand in without waiting. What finds the queue full, or Kafka away, is
 * dropped and counted; so is an event that Kafka does not take, and it alone.
 */
final class Publisher implements Runnable {
    static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Kafka is left alone for so long once it has not answered. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private static final long MOST_BYTES_WAITING = 16 << 20;
    private static final long GLANCE_MILLIS = 100;
    private static final Map<String, Object> QUICK_TO_GIVE_UP = Map.of(
            "acks",
            "all",
            "enable.idempotence",
            true,
            "max.block.ms",
            1_000,
            "request.timeout.ms",
            3_000,
            "delivery.timeout.ms",
            (int) PATIENCE.toMillis(),
            "linger.ms",
            20,
            "buffer.memory",
            8L * 1024 * 1024,
            "compression.type",
            "gzip",
            "reconnect.backoff.max.ms",
            1_000,
            "client.id",
            "telemetry");

    private final BlockingQueue<Outgoing> queue;
    private final Map<String, Object> kafka;
    private final EventRecords records;
    private final TelemetryMeters meters;
    private final AtomicLong bytesWaiting = new AtomicLong();
    private final AtomicBoolean away = new AtomicBoolean();
    private final Allowance warnings = new Allowance(1, System::nanoTime);
    private final Thread thread = Thread.ofPlatform().name("telemetry").daemon().unstarted(this);
    private @Nullable Producer<String, byte[]> producer; // the thread's own, as the next one
    private volatile long pausedUntilNanos = System.nanoTime();
    private volatile boolean stopped;
    private volatile long giveUpNanos = System.nanoTime();

    /** Takes Kafka's client configuration. */
    Publisher(Map<String, Object> kafka, EventRecords records, int queue, TelemetryMeters meters) {
        this.kafka = new HashMap<>(kafka);
        this.kafka.putAll(QUICK_TO_GIVE_UP);
        this.records = records;
        this.queue = new ArrayBlockingQueue<>(queue);
        this.meters = meters;
    }

    void start() {
        thread.start();
    }

    /** Hands something in; never waits. */
    void offer(Outgoing outgoing) {
        boolean fits = bytesWaiting.addAndGet(outgoing.bytes()) <= MOST_BYTES_WAITING;
        if (!fits || stopped || !queue.offer(outgoing)) {
            settle(outgoing, false);
        } else if (stopped && queue.remove(outgoing)) { // perhaps nobody looks there any more
            settle(outgoing, false);
        }
    }

    /** Sends what waits for as long as this, and ends. */
    void stop(Duration patience) throws InterruptedException {
        giveUpNanos = System.nanoTime() + patience.toNanos();
        stopped = true;
        thread.join(patience.plus(PATIENCE));
    }

    @Override
    public void run() {
        try {
            while (!stopped || (!queue.isEmpty() && left().isPositive())) {
                var next = queue.poll(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
                if (next != null) {
                    publish(next);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stopped = true;
            close();
            for (var next = queue.poll(); next != null; next = queue.poll()) {
                settle(next, false);
            }
        }
    }

    private Duration left() {
        long nanos = giveUpNanos - System.nanoTime();
        return stopped && nanos > 0 ? Duration.ofNanos(nanos) : Duration.ZERO;
    }

    private void publish(Outgoing outgoing) {
        if (System.nanoTime() - pausedUntilNanos < 0) { // or else each would wait as long as the one before
            settle(outgoing, false);
            return;
        }
        var record = record(outgoing);
        if (record != null) {
            send(outgoing, record);
        }
    }

    /** Null, and settled, if no event can tell it, such as an answer that is not a number. */
    private @Nullable ProducerRecord<String, byte[]> record(Outgoing outgoing) {
        try {
            return records.record(outgoing.event());
        } catch (RuntimeException e) {
            settle(outgoing, false);
            refused(e);
            return null;
        }
    }

    private void send(Outgoing outgoing, ProducerRecord<String, byte[]> record) {
        Producer<String, byte[]> open;
        try {
            open = open();
        } catch (KafkaException e) {
            settle(outgoing, false);
            pause(e);
            return;
        }
        try {
            var _ = open.send(record, (_, fault) -> {
                settle(outgoing, fault == null);
                note(fault);
            });
        } catch (RuntimeException e) {
            settle(outgoing, false);
            note(e);
        }
    }

    private void note(@Nullable Exception fault) {
        if (fault == null) {
            away.set(false);
        } else if (fault instanceof RetriableException) {
            pause(fault);
        } else {
            refused(fault);
        }
    }

    private void pause(Exception fault) {
        pausedUntilNanos = System.nanoTime() + PAUSE.toNanos();
        if (!away.getAndSet(true)) { // said once, not for every event
            Log.warnf("predictions are not published for now, dropping and counting them: %s", fault.getMessage());
        }
    }

    private void refused(Exception fault) {
        if (warnings.take()) {
            Log.warnf("an event about a prediction cannot be published, dropped and counted: %s", fault);
        }
    }

    /** Made when it is first needed, and again if that failed. */
    private Producer<String, byte[]> open() {
        var open = producer;
        if (open == null) {
            open = new KafkaProducer<>(kafka, new StringSerializer(), new ByteArraySerializer());
            producer = open;
        }
        return open;
    }

    private void close() {
        var open = producer;
        if (open != null) {
            open.close(left());
        }
    }

    private void settle(Outgoing outgoing, boolean published) {
        bytesWaiting.addAndGet(-outgoing.bytes());
        meters.settled(published);
        outgoing.settled(published);
    }
}
