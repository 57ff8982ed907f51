package io.cotejo.inference.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotejo.events.ModelVersion;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.inference.testing.Exports;
import io.cotejo.inference.testing.LinearModel;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // made before each test
class DriftsTest {
    private static final String PROFILE = "{\"brightness\":[9,1],\"predicted\":[5,5]}";

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final Drifts drifts = new Drifts(1000, new TelemetryMeters(registry));
    private ModelVersion version;

    @BeforeEach
    void export(@TempDir Path folder) {
        version = new Exports(new ArtifactStore(folder)).version("digits", 1, LinearModel.favouring(1));
    }

    private void see(int images, Optional<String> profile) {
        var origin = new Sample.Origin("a", 0, true, Exports.AT, 0.001);
        for (int i = 0; i < images; i++) {
            drifts.add(new Sample(version, origin, new byte[] {-1}, new float[] {0, 1}), profile);
        }
    }

    @Test
    void thereIsAGaugeOnceThereAreEnoughImages() {
        see(199, Optional.of(PROFILE));
        assertThat(registry.find("cotejo.inference.drift.psi").gauges()).isEmpty();

        see(1, Optional.of(PROFILE));

        assertThat(registry.find("cotejo.inference.drift.psi").gauges())
                .extracting(gauge -> gauge.getId().getTag("of"))
                .containsExactlyInAnyOrder("input", "prediction");
        assertThat(registry.get("cotejo.inference.drift.psi")
                        .tags("model", "digits", "version", "1", "of", "input")
                        .gauge()
                        .value())
                .isGreaterThan(0.25);
    }

    @Test
    void aVersionWithoutAProfileHasNoDrift() {
        see(300, Optional.empty());
        see(300, Optional.of("nonsense"));

        assertThat(registry.find("cotejo.inference.drift.psi").gauges()).isEmpty();
    }

    @Test
    void aWindowThatCouldNeverTellIsRefused() {
        assertThatThrownBy(() -> new Drifts(199, new TelemetryMeters(registry)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("drift-window must be at least 200 images, was 199");
    }
}
