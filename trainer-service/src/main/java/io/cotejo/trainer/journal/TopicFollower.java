package io.cotejo.trainer.journal;

import io.cotejo.events.kafka.TopicReader;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;

/**
 * A thread that reads topics from their beginning and goes on for as long as it is not closed, also when Kafka was away.
 */
final class TopicFollower implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final String what;
    private final Supplier<TopicReader> topics;
    private final Consumer<ConsumerRecord<String, byte[]>> handler;
    private final Queue<CompletableFuture<Void>> waiting = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean following;

    /**
     * Begins to follow.
     *
     * @param what is in the topics; the thread's name
     * @param topics opens them; may throw {@link KafkaException} while they are missing or Kafka is away
     * @param handler takes each record; after an error it gets them all again
     */
    TopicFollower(String what, Supplier<TopicReader> topics, Consumer<ConsumerRecord<String, byte[]>> handler) {
        this.what = what;
        this.topics = topics;
        this.handler = handler;
        thread = Thread.ofPlatform().daemon().name(what).start(this::followUntilClosed);
    }

    /** Done when all is handled that was written before this call; to be cancelled if nobody waits any more. */
    CompletableFuture<Void> caughtUp() {
        waiting.removeIf(Future::isDone);
        var caughtUp = new CompletableFuture<Void>();
        waiting.add(caughtUp);
        return caughtUp;
    }

    /** True while the topics are being read, once they have been read through. */
    boolean following() {
        return following;
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void followUntilClosed() {
        boolean quiet = false;
        do {
            try (var reader = topics.get()) {
                quiet = false;
                follow(reader);
            } catch (KafkaException e) {
                if (!quiet) {
                    Log.warnf("Cannot read the runs' %s, trying again: cause=%s", what, e.getMessage());
                }
                quiet = true;
            } catch (RuntimeException | Error e) { // also too little memory must not end this for ever
                Log.errorf(e, "Reading the runs' %s failed, beginning anew", what);
            } finally {
                following = false;
            }
        } while (!closedWithin(PAUSE));
    }

    private void follow(TopicReader reader) {
        reader.readToEnd(handler);
        following = true;
        while (!closedWithin(Duration.ZERO)) {
            reader.read(POLL, handler);
            answer(reader);
        }
    }

    private void answer(TopicReader reader) {
        var asked = new ArrayList<CompletableFuture<Void>>();
        for (var each = waiting.poll(); each != null; each = waiting.poll()) {
            asked.add(each);
        }
        if (!asked.isEmpty()) {
            reader.readToEnd(handler);
            asked.forEach(each -> each.complete(null));
        }
    }

    private boolean closedWithin(Duration patience) {
        try {
            return closed.await(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return true;
        }
    }
}
