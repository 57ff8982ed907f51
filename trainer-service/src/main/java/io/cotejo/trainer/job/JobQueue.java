package io.cotejo.trainer.job;

import io.cotejo.trainer.job.JobTaker.Verdict;
import io.cotejo.trainer.run.StopSignal;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Takes one job after the other from the share group. One thread polls and keeps the job's lock alive, another one
 * works, so that a job may take longer than any timeout.
 */
final class JobQueue implements AutoCloseable {
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Supplier<ShareConsumer<String, byte[]>> queue;
    private final JobTaker taker;
    private final Duration lock;
    private final Duration grace;
    private final ExecutorService worker = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("training").factory());
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread poller;
    private volatile boolean connected;
    private volatile @Nullable StopSignal current;

    /**
     * Begins to take jobs.
     *
     * @param queue opens it; may throw {@link KafkaException} while Kafka is away
     * @param lock how long the broker keeps a job for a trainer that gives no sign of life
     * @param grace how long {@link #close} waits for the running job
     */
    JobQueue(Supplier<ShareConsumer<String, byte[]>> queue, JobTaker taker, Duration lock, Duration grace) {
        this.queue = queue;
        this.taker = taker;
        this.lock = lock;
        this.grace = grace;
        poller = Thread.ofPlatform().daemon().name("job-queue").start(this::takeUntilClosed);
    }

    /** True while jobs are being taken, or one is being worked on. */
    boolean alive() {
        return connected && poller.isAlive();
    }

    /** Takes no more jobs; asks the running one to end, and hands it back so that another trainer goes on with it. */
    @Override
    public void close() {
        closed.countDown();
        var running = current;
        if (running != null) {
            running.request(StopSignal.Reason.SHUTDOWN);
        }
        try {
            if (!poller.join(grace)) {
                Log.warnf("The running job did not end in time; its lock runs out: graceSeconds=%d", grace.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        worker.shutdown();
    }

    private void takeUntilClosed() {
        boolean quiet = false;
        do {
            try (var consumer = queue.get()) {
                quiet = false;
                connected = true;
                takeFrom(consumer);
            } catch (LockLostException e) {
                Log.warnf("Lost the job, whoever takes it next goes on with it: cause=%s", e.getMessage());
            } catch (KafkaException | IllegalStateException e) {
                if (!quiet) {
                    Log.warnf("Cannot take jobs, trying again: cause=%s", e.getMessage());
                }
                quiet = true;
            } catch (RuntimeException e) {
                Log.error("Taking jobs failed, joining the queue anew", e);
            } finally {
                connected = false;
            }
        } while (!closedWithin(PAUSE));
    }

    private void takeFrom(ShareConsumer<String, byte[]> consumer) {
        while (!closedWithin(Duration.ZERO)) {
            for (var record : consumer.poll(IDLE)) {
                work(record, new JobLock(consumer, record, lock));
            }
        }
    }

    private void work(ConsumerRecord<String, byte[]> record, JobLock held) {
        var stop = new StopSignal();
        current = stop;
        if (closedWithin(Duration.ZERO)) {
            stop.request(StopSignal.Reason.SHUTDOWN);
        }
        var work = worker.submit(() -> taker.take(record, stop));
        try {
            held.end(awaitRenewing(work, held));
        } catch (LockLostException e) {
            stop.request(StopSignal.Reason.JOB_LOST);
            awaitEnd(work);
            throw e;
        } finally {
            current = null;
        }
    }

    private Verdict awaitRenewing(Future<Verdict> work, JobLock held) {
        while (true) {
            try {
                return work.get(lock.toMillis() / 3, TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                held.renew();
            } catch (ExecutionException e) {
                Log.errorf(e.getCause(), "A job could not be dealt with; it is handed back");
                return Verdict.HAND_BACK;
            } catch (InterruptedException e) {
                throw new LockLostException("the polling thread was interrupted", e);
            }
        }
    }

    private static void awaitEnd(Future<Verdict> work) {
        try {
            work.get();
        } catch (ExecutionException e) {
            Log.errorf(e.getCause(), "A lost job ended with an error");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
