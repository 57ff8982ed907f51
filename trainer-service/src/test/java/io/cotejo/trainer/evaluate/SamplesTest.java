package io.cotejo.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cotejo.events.SamplePredictions;
import io.cotejo.events.SamplePredictions.Prediction;
import io.cotejo.trainer.dataset.ImageSet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private static final List<String> CLASSES = List.of("dark", "light");

    @Test
    void theWorstAreThoseOfTheHighestLossAndOfEqualsTheFirst() {
        // The whiter an image, the more it is taken for light: all are dark, so that the whitest are the worst.
        var samples = samples(new byte[] {0, 100, -1, 100, 50}, new byte[5]);

        assertThat(samples.classes()).isEqualTo(CLASSES);
        assertThat(samples.first()).extracting(Prediction::index).containsExactly(0, 1, 2, 3, 4);
        assertThat(samples.worst()).extracting(Prediction::index).containsExactly(2, 1, 3, 4, 0);
        assertThat(samples.worst().getFirst()).satisfies(worst -> {
            assertThat(worst.label()).isZero();
            assertThat(worst.predicted()).isEqualTo(1);
            assertThat(worst.loss()).isCloseTo(Math.log(4), within(1e-6));
            assertThat(worst.probabilities().get(0)).isCloseTo(0.25, within(1e-6));
            assertThat(worst.probabilities().get(1)).isCloseTo(0.75, within(1e-6));
        });
    }

    @Test
    void sixteenOfEachAreTaken() {
        var samples = samples(new byte[40], new byte[40]);

        assertThat(samples.first()).hasSize(16);
        assertThat(samples.worst()).hasSize(16);
    }

    @Test
    void thePictureIsTheImage() throws IOException {
        var png = samples(new byte[] {100}, new byte[1]).first().getFirst().png();

        var picture = ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png)));
        assertThat(picture.getRaster().getSample(0, 0, 0)).isEqualTo(100);
    }

    private static SamplePredictions samples(byte[] pixels, byte[] labels) {
        var images = new ImageSet(Answering.ONE_PIXEL, Arrays.copyOf(pixels, pixels.length), labels);
        try (var network = Answering.byWhiteness(0, (float) Math.log(3))) {
            return Samples.of(Outputs.of(network, images), CLASSES);
        }
    }
}
