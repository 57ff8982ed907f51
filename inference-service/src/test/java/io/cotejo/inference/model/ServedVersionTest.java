package io.cotejo.inference.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.ModelVersion;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.events.trace.Spans;
import io.cotejo.events.trace.TraceContext;
import io.cotejo.inference.testing.Exports;
import io.cotejo.inference.testing.Images;
import io.cotejo.inference.testing.LinearModel;
import io.cotejo.inference.testing.SetClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ServedVersionTest {
    @RegisterExtension
    static final OpenTelemetryExtension RECORDED = OpenTelemetryExtension.create();

    private static final LinearModel MODEL = LinearModel.favouring(3);
    private static final TraceContext TRAINING =
            new TraceContext("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", 1);

    @TempDir
    Path folder;

    private final SetClock clock = new SetClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private ModelVersion registered;
    private ServedVersion version;

    @BeforeEach
    void announce() {
        var store = new ArtifactStore(folder);
        registered = new Exports(store).version("digits", 1, MODEL);
        try (var _ = Spans.enter(TRAINING)) {
            version = new ServedVersion(registered, new VersionLoader(store), new ModelMeters(meters), clock);
        }
    }

    @AfterEach
    void unload() {
        version.unload();
    }

    @Test
    void eachLoadFollowsFromTheAnnouncementAndTheFirstPredictionFromTheLastLoad() {
        version.load();
        version.unload();
        version.load();
        classify();
        classify();

        var spans = RECORDED.getSpans();
        assertThat(spans).extracting(span -> span.getName()).containsExactly("load", "load", "first prediction");
        assertThat(spans).allSatisfy(span -> assertThat(span.getTraceId()).isEqualTo(TRAINING.traceId()));
        assertThat(spans.subList(0, 2))
                .extracting(span -> span.getParentSpanId())
                .containsOnly(TRAINING.parentId());
        assertThat(spans.getLast().getParentSpanId()).isEqualTo(spans.get(1).getSpanId());
    }

    @Test
    void aLoadThatIsRefusedAgainForTheSameReasonIsNotTracedAgain() throws IOException {
        var file = folder.resolve(registered.export().onnx().uri());
        var model = Files.readAllBytes(file);
        Files.delete(file);
        load();
        load();
        Files.write(file, new byte[] {1});
        load();
        Files.write(file, model);
        load();

        assertThat(version.loaded()).isTrue();
        assertThat(RECORDED.getSpans())
                .extracting(span -> span.getStatus().getDescription())
                .satisfiesExactly(
                        missing -> assertThat(missing).contains("is missing"),
                        damaged -> assertThat(damaged).contains("has 1 bytes"),
                        loaded -> assertThat(loaded).isEmpty());
    }

    @Test
    void whatIsComputedIsCountedForItsVersion() {
        version.load();
        classify();
        version.unload();
        version.load();
        classify();

        assertThat(meters.get("cotejo.inference.samples")
                        .tags("model", "digits", "version", "1")
                        .counter()
                        .count())
                .isEqualTo(4);
        assertThat(meters.get("cotejo.inference.compute.duration").timer().count())
                .isEqualTo(2);
    }

    private void load() {
        version.load();
        clock.advance(ServedVersion.PATIENCE);
    }

    private void classify() {
        try (var lease = version.lease().orElseThrow()) {
            lease.classify(Images.random(MODEL.shape(), 2, 1), 2);
            lease.answered(Optional::empty);
        }
    }
}
