package io.cotejo.inference.async;

import io.cotejo.inference.async.Transactions.OversizedReplyException;
import io.quarkus.logging.Log;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jspecify.annotations.Nullable;

/** Answers requests until it is stopped. Whatever is thrown, it begins again; what was not sent in whole is read again. */
final class RequestConsumer implements Runnable {
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final RequestClients clients;
    private final Supplier<Batch> batches;
    private final ReplyRecords records;
    private final AsyncMeters meters;
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile @Nullable RequestSession session;
    private String lastFault = "";

    RequestConsumer(RequestClients clients, Supplier<Batch> batches, ReplyRecords records, AsyncMeters meters) {
        this.clients = clients;
        this.batches = batches;
        this.records = records;
        this.meters = meters;
    }

    @Override
    public void run() {
        try {
            while (!stopped()) {
                try {
                    answer();
                } catch (WakeupException e) {
                    return; // only a stop wakes it
                } catch (OversizedReplyException e) {
                    records.shrink(e.places());
                } catch (KafkaException e) {
                    report(e);
                } catch (RuntimeException | LinkageError e) {
                    report(e);
                }
                var _ = stop.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer() {
        clients.createTopics();
        try (var opened = new RequestSession(clients, batches, records, meters)) {
            session = opened;
            while (!stopped()) {
                opened.step(this::stopped);
                lastFault = "";
            }
        } finally {
            session = null;
            meters.waiting(0);
        }
    }

    private boolean stopped() {
        return stop.getCount() == 0;
    }

    /** Makes it end soon, in good order: what is computed is sent, the rest is left to others. */
    void stop() {
        stop.countDown();
        var open = session;
        if (open != null) {
            open.wakeup();
        }
    }

    private void report(KafkaException cause) {
        tell(
                cause,
                () -> Log.warnf(
                        "takes no requests from Kafka, trying again until it answers bootstrap.servers=%s: %s",
                        clients.servers(), cause.getMessage()));
    }

    private void report(Throwable fault) {
        tell(
                fault,
                () -> Log.errorf(fault, "takes no requests from Kafka, trying again every %d s", PAUSE.toSeconds()));
    }

    /** Says it once, not at every try. */
    private void tell(Throwable fault, Runnable words) {
        var kind = fault.getClass().getName();
        if (!kind.equals(lastFault) && !stopped()) {
            lastFault = kind;
            words.run();
        }
    }
}
