package io.cotejo.inference.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.ModelVersion;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.inference.testing.Exports;
import io.cotejo.inference.testing.LinearModel;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // made before each test
class RecentPredictionsTest {
    private final RecentPredictions recent = new RecentPredictions(2);
    private ModelVersion version;

    @BeforeEach
    void export(@TempDir Path folder) {
        version = new Exports(new ArtifactStore(folder)).version("digits", 1, LinearModel.favouring(1));
    }

    private void remember(String id, int... predicted) {
        recent.remember(version, id, predicted);
    }

    @Test
    void theOldestIsForgotten() {
        remember("a", 1);
        remember("b", 2);
        remember("a", 3);
        remember("c", 4);

        assertThat(recent.find("digits", "b")).isEmpty();
        assertThat(recent.find("digits", "a").orElseThrow().predicted(0)).isEqualTo(3);
        assertThat(recent.find("digits", "c").orElseThrow().predicted(0)).isEqualTo(4);
        assertThat(recent.find("other", "c")).isEmpty();
    }

    @Test
    void theFirstFeedbackToAnImageIsToldFromLaterOnes() {
        remember("a", 1, 1);
        var remembered = recent.find("digits", "a").orElseThrow();

        assertThat(remembered.told(0, 7)).isFalse();
        assertThat(remembered.tell(0, 7)).isTrue();
        assertThat(remembered.told(0, 7)).isTrue();
        assertThat(remembered.tell(0, 8)).isFalse();
        assertThat(remembered.told(0, 7)).isFalse();
        assertThat(remembered.tell(1, 7)).isTrue();
    }
}
