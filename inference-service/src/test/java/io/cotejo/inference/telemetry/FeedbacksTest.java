package io.cotejo.inference.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.ModelVersion;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.events.kafka.EventRecords;
import io.cotejo.inference.testing.Exports;
import io.cotejo.inference.testing.LinearModel;
import io.cotejo.inference.testing.SetClock;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeedbacksTest {
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final TelemetryMeters meters = new TelemetryMeters(registry);
    private final RecentPredictions recent = new RecentPredictions(10);
    private final Publisher publisher =
            new Publisher(Map.of("bootstrap.servers", "127.0.0.1:1"), new EventRecords("t.", "/test"), 1, meters);
    private final Feedbacks feedbacks = new Feedbacks(recent, publisher, meters, new SetClock());

    @Test
    void whatKafkaDoesNotTakeIsNeitherCountedNorTakenForGiven(@TempDir Path folder) throws InterruptedException {
        ModelVersion version = new Exports(new ArtifactStore(folder)).version("digits", 1, LinearModel.favouring(1));
        recent.remember(version, "a", new int[] {1});
        var request = new FeedbackRequest("a", 0, null, 1);

        var waiting = feedbacks.take(version, request);
        var refused = feedbacks.take(version, request); // the queue has room for one
        publisher.start();
        publisher.stop(Duration.ZERO);

        assertThat(refused).isCompletedWithValueMatching(Optional::isEmpty);
        assertThat(waiting).isCompletedWithValueMatching(Optional::isEmpty);
        assertThat(registry.find("cotejo.inference.feedback").counters()).isEmpty();
        assertThat(recent.find("digits", "a").orElseThrow().told(0, 1)).isFalse();
    }
}
