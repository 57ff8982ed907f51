package io.cotejo.inference.telemetry;

import io.cotejo.events.PredictionMade;
import io.cotejo.events.kafka.EventRecords;
import io.cotejo.inference.model.Lease;
import io.cotejo.inference.model.ModelConfig;
import io.cotejo.inference.model.Pixels;
import io.cotejo.inference.model.Scores;
import io.cotejo.inference.telemetry.Sample.Origin;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Is told of every answered prediction, and tells of some: those that chance has chosen, and, up to a bound, those whose
 * request carries an id. It never waits, and never fails. Safe for use by several threads.
 */
@Singleton
public class Telemetry {
    /** After whoever finishes the requests that were accepted. */
    private static final int AFTER_REQUESTS = 2000;

    private static final double NANOS = TimeUnit.SECONDS.toNanos(1);

    private final TelemetryConfig config;
    private final Chance chance;
    private final Allowance allowance;
    private final RecentPredictions recent;
    private final Publisher publisher;
    private final Drifts drifts;
    private final Feedbacks feedbacks;
    private final Clock clock = Clock.systemUTC();

    Telemetry(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            ModelConfig models,
            TelemetryConfig config,
            MeterRegistry registry) {
        this.config = config;
        var meters = new TelemetryMeters(registry);
        var records = new EventRecords(models.topicPrefix(), "/inference-service");
        chance = new Chance(config.sample(), () -> ThreadLocalRandom.current().nextDouble());
        allowance = new Allowance(config.named(), System::nanoTime);
        recent = new RecentPredictions(config.remembered());
        publisher = new Publisher(kafka, records, config.queue(), meters);
        drifts = new Drifts(config.driftWindow(), meters);
        feedbacks =
                new Feedbacks(recent, publisher, meters, new Allowance(config.unremembered(), System::nanoTime), clock);
    }

    Feedbacks feedbacks() {
        return feedbacks;
    }

    /**
     * Notes an answer.
     *
     * @param id the client's own, if it sent one
     * @param images that were classified; what is kept of them is copied
     * @param began {@link System#nanoTime} when the request's body was there
     * @return the id that was made, for the client to give feedback by; null if it has its own, or chance has chosen none of
     *     the images
     */
    public @Nullable String predicted(Lease lease, @Nullable String id, Pixels images, Scores scores, long began) {
        int first = chance.next(0, scores.rows());
        if (id == null && first == scores.rows()) {
            return null;
        }
        var own = id != null && RequestId.usable(id) ? id : null;
        if (own == null && first == scores.rows()) {
            return null;
        }
        var name = own == null ? RequestId.next() : own;
        recent.remember(lease.version(), name, predicted(scores));
        publish(lease, new Noted(name, own != null, images, scores, (System.nanoTime() - began) / NANOS), first);
        return own == null ? name : null;
    }

    /**
     * The same, of an answer that always has an id.
     *
     * @param id the client's own, if it sent one
     * @return the id by which feedback can be given
     */
    public String named(Lease lease, Optional<String> id, Pixels images, Scores scores, long began) {
        var name = id.filter(RequestId::usable).orElseGet(RequestId::next);
        predicted(lease, name, images, scores, began);
        return name;
    }

    private record Noted(String id, boolean named, Pixels images, Scores scores, double latencySeconds) {}

    private void publish(Lease lease, Noted noted, int firstDrawn) {
        int drawn = firstDrawn;
        for (int row = 0; row < noted.scores.rows(); row++) {
            if (row == drawn) {
                publish(lease, noted, row, true);
                drawn = chance.next(row + 1, noted.scores.rows());
            } else if (noted.named && allowance.take()) {
                publish(lease, noted, row, false);
            }
        }
    }

    private void publish(Lease lease, Noted noted, int row, boolean byChance) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var sample = new Sample(
                lease.version(),
                new Origin(noted.id, row, byChance, now, noted.latencySeconds),
                copy(noted.images, row, lease.image().bytes()),
                probabilities(noted.scores, row));
        var profile = lease.trainingProfile();
        publisher.offer(new Outgoing() {
            @Override
            public PredictionMade event() {
                if (byChance) {
                    drifts.add(sample, profile);
                }
                return sample.event(config.inputs());
            }

            @Override
            public long bytes() {
                return sample.bytes();
            }
        });
    }

    private static byte[] copy(Pixels images, int row, int each) {
        int from = images.offset() + row * each;
        return Arrays.copyOfRange(images.bytes(), from, from + each);
    }

    private static float[] probabilities(Scores scores, int row) {
        var probabilities = new float[scores.classes()];
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = scores.probability(row, i);
        }
        return probabilities;
    }

    private static int[] predicted(Scores scores) {
        var predicted = new int[scores.rows()];
        Arrays.setAll(predicted, row -> Sample.mostProbable(scores.classes(), i -> scores.probability(row, i)));
        return predicted;
    }

    void start(@Observes StartupEvent event) {
        publisher.start();
    }

    void stop(@Observes @Priority(AFTER_REQUESTS) ShutdownEvent event) throws InterruptedException {
        publisher.stop(config.flush());
    }
}
