package io.cotejo.inference.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DriftTest {
    private static final long SEED = 5;

    private final Random random = new Random(SEED);
    private final VersionDrift drift = new VersionDrift(profile(), 1000);

    /** Normal brightness around 33, as MNIST has it, and ten classes of about the same number. */
    private static TrainingProfile profile() {
        var random = new Random(1);
        var brightness = new ArrayList<>(Collections.nCopies(64, 0L));
        for (int i = 0; i < 60_000; i++) {
            int bin = (int) (brightness(random, 0) / 4);
            brightness.set(bin, brightness.get(bin) + 1);
        }
        return new TrainingProfile(
                brightness, List.of(980L, 1135L, 1032L, 1010L, 982L, 892L, 958L, 1028L, 974L, 1009L));
    }

    private static double brightness(Random random, double shift) {
        return Math.clamp(33 + shift + 10 * random.nextGaussian(), 0, 255);
    }

    private void see(int images, double shift, int classes) {
        for (int i = 0; i < images; i++) {
            boolean _ = drift.add(brightness(random, shift), random.nextInt(classes));
        }
    }

    @Test
    void theSameAsInTrainingIsNoDrift() {
        see(2000, 0, 10);

        assertThat(drift.inputs().stability()).isBetween(0.0, 0.05);
        assertThat(drift.predictions().stability()).isBetween(0.0, 0.05);
    }

    @Test
    void brighterImagesAndMissingClassesAreDrift() {
        see(1000, 15, 5);

        assertThat(drift.inputs().stability()).isGreaterThan(0.25);
        assertThat(drift.predictions().stability()).isGreaterThan(0.25);
    }

    @Test
    void whatIsLongAgoIsForgotten() {
        see(1000, 100, 1);
        see(1000, 0, 10);

        assertThat(drift.inputs().stability()).isLessThan(0.05);
        assertThat(drift.predictions().stability()).isLessThan(0.05);
    }

    @Test
    void thereIsNothingToTellBeforeTwoHundredImages() {
        see(198, 0, 10);
        assertThat(drift.add(33, 1)).isFalse();
        assertThat(drift.add(33, 1)).isTrue();
        assertThat(drift.add(33, 1)).isFalse();
    }

    @Test
    void aProfileIsReadOrIsNone() {
        assertThat(TrainingProfile.parse("{\"brightness\":[1,2],\"predicted\":[3],\"more\":1}"))
                .contains(new TrainingProfile(List.of(1L, 2L), List.of(3L)));
        assertThat(TrainingProfile.parse("nonsense")).isEmpty();
        assertThat(TrainingProfile.parse("{\"brightness\":[1]}")).isEmpty();
        assertThat(TrainingProfile.parse("{\"brightness\":[0],\"predicted\":[3]}"))
                .isEmpty();
        assertThat(TrainingProfile.parse("{\"brightness\":[-1, 2],\"predicted\":[3]}"))
                .isEmpty();
    }

    @Test
    void brightnessFallsIntoBinsOfEqualWidth() {
        var profile = profile();

        assertThat(profile.brightnessBin(0)).isZero();
        assertThat(profile.brightnessBin(3.99)).isZero();
        assertThat(profile.brightnessBin(4)).isEqualTo(1);
        assertThat(profile.brightnessBin(255)).isEqualTo(63);
    }
}
