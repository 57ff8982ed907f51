package io.cotejo.inference.telemetry;

import io.cotejo.events.FeedbackGiven;
import io.cotejo.events.ModelVersion;
import io.cotejo.inference.protocol.RefusedException;
import io.cotejo.inference.telemetry.RecentPredictions.Remembered;
import io.cotejo.inference.telemetry.TelemetryMeters.Outcome;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Takes feedback: judges it by what is remembered, publishes it, and counts it once Kafka has it. */
final class Feedbacks {
    private static final String TOO_MUCH =
            "too much feedback comes to predictions that are not remembered; send it again in a second, or raise"
                    + " cotejo.inference.telemetry.unremembered";

    private final RecentPredictions recent;
    private final Publisher publisher;
    private final TelemetryMeters meters;
    private final Allowance unremembered;
    private final Clock clock;

    /**
     * Takes what it works with.
     *
     * @param unremembered how much feedback is taken to what is not remembered
     */
    Feedbacks(
            RecentPredictions recent,
            Publisher publisher,
            TelemetryMeters meters,
            Allowance unremembered,
            Clock clock) {
        this.recent = recent;
        this.publisher = publisher;
        this.meters = meters;
        this.unremembered = unremembered;
        this.clock = clock;
    }

    /**
     * Takes it; the answer comes once Kafka has it. Feedback that is remembered as given is not published again.
     *
     * @param asked whose labels hold where the prediction is not remembered
     * @param mostRows of any request
     * @return empty if Kafka is away, and nothing has changed
     * @throws RefusedException if it does not fit the prediction or the labels, or if nothing more is taken for now to what
     *     is not remembered
     */
    CompletableFuture<Optional<FeedbackAnswer>> take(ModelVersion asked, int mostRows, FeedbackRequest request) {
        var remembered = recent.find(asked.model(), request.id());
        var version = remembered.map(Remembered::version).orElse(asked);
        int index = request.classAmong(version.export().labels());
        requireRow(request.row(), remembered.map(Remembered::rows), mostRows);
        var event = event(version, remembered.orElse(null), request, index);
        var outcome = outcome(event);
        if (remembered.isPresent() && remembered.get().told(request.row(), index)) {
            return CompletableFuture.completedFuture(Optional.of(FeedbackAnswer.of(event, outcome, true)));
        }
        if (remembered.isEmpty() && !unremembered.take()) {
            throw RefusedException.tooMany(TOO_MUCH);
        }
        return published(event).thenApply(published -> {
            if (!published) {
                return Optional.empty();
            }
            if (remembered.isEmpty() || remembered.get().tell(event.row(), index)) {
                meters.feedback(event.model(), remembered.map(Remembered::version), outcome);
            }
            return Optional.of(FeedbackAnswer.of(event, outcome, false));
        });
    }

    private static void requireRow(int row, Optional<Integer> remembered, int most) {
        int rows = remembered.orElse(most);
        if (row >= rows) {
            var whose = remembered.isPresent() ? "the images of that request" : "the most images of a request";
            throw RefusedException.badRequest("row must be below " + rows + ", " + whose + ", was " + row);
        }
    }

    private FeedbackGiven event(ModelVersion version, @Nullable Remembered known, FeedbackRequest request, int index) {
        var labels = version.export().labels();
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (known == null) {
            return new FeedbackGiven(
                    version.model(), request.id(), request.row(), now, index, labels.get(index), null, null, null);
        }
        int predicted = known.predicted(request.row());
        return new FeedbackGiven(
                version.model(),
                request.id(),
                request.row(),
                now,
                index,
                labels.get(index),
                version.version(),
                predicted,
                labels.get(predicted));
    }

    private static Outcome outcome(FeedbackGiven event) {
        var predicted = Optional.ofNullable(event.predicted());
        return predicted
                .map(said -> said == event.index() ? Outcome.RIGHT : Outcome.WRONG)
                .orElse(Outcome.UNKNOWN);
    }

    private CompletableFuture<Boolean> published(FeedbackGiven event) {
        var done = new CompletableFuture<Boolean>();
        publisher.offer(new Outgoing() {
            @Override
            public FeedbackGiven event() {
                return event;
            }

            @Override
            public void settled(boolean published) {
                done.complete(published);
            }
        });
        return done;
    }
}
