package io.cotejo.trainer.journal;

import io.cotejo.events.RunId;
import io.cotejo.events.kafka.TopicReader;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;

/**
 * The thread that keeps the histories up to date: reads the topics from their beginning and goes on for as long as it
 * is not closed, also when Kafka was away.
 */
public final class HistoryFollower implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final RunHistories histories;
    private final Supplier<TopicReader> topics;
    private final Queue<CompletableFuture<Void>> waiting = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private volatile boolean following;

    /**
     * Begins to follow.
     *
     * @param topics opens them; may throw {@link KafkaException} while they are missing or Kafka is away
     */
    HistoryFollower(RunHistories histories, Supplier<TopicReader> topics) {
        this.histories = histories;
        this.topics = topics;
        thread = Thread.ofPlatform().daemon().name("histories").start(this::followUntilClosed);
    }

    /**
     * A run's history with all that was written before this call.
     *
     * @throws KafkaAwayException if Kafka does not answer in time
     */
    public RunHistory upToDate(RunId runId) {
        var caughtUp = new CompletableFuture<Void>();
        waiting.add(caughtUp);
        try {
            caughtUp.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            return histories.of(runId);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted while reading the history of run " + runId, e);
        } catch (ExecutionException | TimeoutException e) {
            throw new KafkaAwayException("Kafka has not given the history of run " + runId + " in time", e);
        } finally {
            caughtUp.cancel(false);
            waiting.removeIf(Future::isDone);
        }
    }

    /**
     * A run's history with all that was written before this call, however long Kafka is away.
     *
     * @param wanted asked before every try
     * @return empty if it was no longer wanted
     */
    public Optional<RunHistory> upToDateWhile(BooleanSupplier wanted, RunId runId) {
        while (wanted.getAsBoolean()) {
            try {
                return Optional.of(upToDate(runId));
            } catch (KafkaAwayException e) {
                Log.warnf("Kafka is away, trying again: runId=%s cause=%s", runId, e.getMessage());
            }
        }
        return Optional.empty();
    }

    /** True while the topics are being read. */
    public boolean following() {
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
                    Log.warnf("Cannot read the runs' histories, trying again: cause=%s", e.getMessage());
                }
                quiet = true;
            } catch (RuntimeException e) {
                Log.error("Reading the runs' histories failed, beginning anew", e);
            } finally {
                following = false;
            }
        } while (!closedWithin(PAUSE));
    }

    private void follow(TopicReader reader) {
        reader.readToEnd(histories::fold);
        following = true;
        while (!closedWithin(Duration.ZERO)) {
            reader.read(POLL, histories::fold);
            answer(reader);
        }
    }

    private void answer(TopicReader reader) {
        var asked = new ArrayList<CompletableFuture<Void>>();
        for (var each = waiting.poll(); each != null; each = waiting.poll()) {
            asked.add(each);
        }
        if (!asked.isEmpty()) {
            reader.readToEnd(histories::fold);
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
