package io.cotejo.inference.model;

import io.cotejo.inference.model.StatisticsEntry.Batch;
import io.cotejo.inference.model.StatisticsEntry.Requests;
import io.cotejo.inference.model.StatisticsEntry.Spent;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What one version has done since the service began; unloading it does not begin anew. Safe for use by several threads,
 * and cheap enough for every request.
 */
public final class VersionStatistics {
    private final Clock clock;
    private final Tally success = new Tally();
    private final Tally failure = new Tally();
    private final Tally queue = new Tally();
    private final Tally input = new Tally();
    private final Tally compute = new Tally();
    private final Tally output = new Tally();
    private final LongAdder images = new LongAdder();
    private final AtomicReferenceArray<@Nullable Tally> batches =
            new AtomicReferenceArray<>(OnnxClassifier.MOST_ROWS + 1);
    private volatile long last;

    VersionStatistics(Clock clock) {
        this.clock = clock;
    }

    /**
     * The parts of the time that an answered request took, in nanoseconds.
     *
     * @param queue until it was taken up
     * @param input reading the request
     * @param compute the run of the model that it was in
     * @param output writing the answer
     */
    public record Phases(long queue, long input, long compute, long output) {}

    /** A run of the model over so many images took so long. */
    public void executed(int rows, long nanos) {
        images.add(rows);
        batch(rows).add(nanos);
        last = clock.millis();
    }

    /** A request was answered. */
    public void succeeded(Phases phases) {
        success.add(phases.queue() + phases.input() + phases.compute() + phases.output());
        queue.add(phases.queue());
        input.add(phases.input());
        compute.add(phases.compute());
        output.add(phases.output());
    }

    /** A request was refused, or failed, after so many nanoseconds. */
    public void failed(long nanos) {
        failure.add(nanos);
    }

    private Tally batch(int rows) {
        var tally = batches.get(rows);
        if (tally != null) {
            return tally;
        }
        var first = new Tally();
        var other = batches.compareAndExchange(rows, null, first);
        return other == null ? first : other;
    }

    /** The numbers as they are now. */
    StatisticsEntry entry(String model, int version) {
        var requests = new Requests(
                success.spent(), failure.spent(), queue.spent(), input.spent(), compute.spent(), output.spent());
        return new StatisticsEntry(model, version, last, images.sum(), requests, runs());
    }

    private List<Batch> runs() {
        return IntStream.range(0, batches.length())
                .mapToObj(rows -> Optional.ofNullable(batches.get(rows)).map(tally -> new Batch(rows, tally.spent())))
                .flatMap(Optional::stream)
                .toList();
    }

    /** How often, and how long altogether. */
    private static final class Tally {
        private final LongAdder count = new LongAdder();
        private final LongAdder nanos = new LongAdder();

        void add(long duration) {
            count.increment();
            nanos.add(duration);
        }

        Spent spent() {
            return new Spent(count.sum(), nanos.sum());
        }
    }
}
