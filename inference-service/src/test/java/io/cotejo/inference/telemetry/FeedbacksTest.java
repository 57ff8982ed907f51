package io.cotejo.inference.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotejo.events.ModelVersion;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.events.kafka.EventRecords;
import io.cotejo.inference.protocol.RefusedException;
import io.cotejo.inference.testing.Exports;
import io.cotejo.inference.testing.LinearModel;
import io.cotejo.inference.testing.SetClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // made before each test
class FeedbacksTest {
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final TelemetryMeters meters = new TelemetryMeters(registry);
    private final RecentPredictions recent = new RecentPredictions(10);
    private final Publisher publisher =
            new Publisher(Map.of("bootstrap.servers", "127.0.0.1:1"), new EventRecords("t.", "/test"), 1, meters);
    private final Feedbacks feedbacks =
            new Feedbacks(recent, publisher, meters, new Allowance(1, () -> 0), new SetClock());
    private ModelVersion version;

    @BeforeEach
    void export(@TempDir Path folder) {
        version = new Exports(new ArtifactStore(folder)).version("digits", 1, LinearModel.favouring(1));
    }

    @Test
    void whatKafkaDoesNotTakeIsNeitherCountedNorTakenForGiven() throws InterruptedException {
        recent.remember(version, "a", new int[] {1});
        var request = new FeedbackRequest("a", 0, null, 1);

        var waiting = feedbacks.take(version, 256, request);
        var refused = feedbacks.take(version, 256, request); // the queue has room for one
        publisher.start();
        publisher.stop(Duration.ZERO);

        assertThat(refused).isCompletedWithValueMatching(Optional::isEmpty);
        assertThat(waiting).isCompletedWithValueMatching(Optional::isEmpty);
        assertThat(registry.find("cotejo.inference.feedback").counters()).isEmpty();
        assertThat(recent.find("digits", "a").orElseThrow().told(0, 1)).isFalse();
    }

    @Test
    void toWhatIsNotRememberedOnlySoMuchIsTakenInASecond() {
        recent.remember(version, "known", new int[] {1});
        var waiting = feedbacks.take(version, 256, new FeedbackRequest("a", 255, null, 1));

        assertThatThrownBy(() -> feedbacks.take(version, 256, new FeedbackRequest("b", 0, null, 1)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("cotejo.inference.telemetry.unremembered");
        assertThat(waiting).isNotDone();
        assertThat(feedbacks.take(version, 256, new FeedbackRequest("known", 0, null, 1)))
                .isDone(); // dropped, since the queue has room for one
    }

    @Test
    void noRowIsBeyondTheMostImagesOfARequest() {
        assertThatThrownBy(() -> feedbacks.take(version, 256, new FeedbackRequest("a", 256, null, 1)))
                .isInstanceOf(RefusedException.class)
                .hasMessage("row must be below 256, the most images of a request, was 256");
    }
}
