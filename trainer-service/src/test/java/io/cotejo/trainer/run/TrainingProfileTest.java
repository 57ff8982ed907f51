package io.cotejo.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.Evaluation;
import io.cotejo.events.Score;
import io.cotejo.trainer.dataset.ImageSet;
import io.cotejo.trainer.dataset.ImageShape;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingProfileTest {
    private static final Evaluation TEST =
            new Evaluation(new Score(0.1, 0.5), List.of(List.of(3, 2), List.of(4, 1)), null, null);

    @Test
    void countsImagesByTheMeanOfTheirPixels() {
        byte[] pixels = {0, 0, 0, 0, 3, 4, 4, 4, 4, 4, 4, 4, -1, -1, -1, -1};
        var images = new ImageSet(new ImageShape(1, 2, 2), pixels, new byte[4]);

        var brightness = TrainingProfile.of(images, TEST).brightness();

        assertThat(brightness).hasSize(64);
        assertThat(brightness.get(0)).isEqualTo(2); // means 0 and 3.75
        assertThat(brightness.get(1)).isEqualTo(1); // mean 4
        assertThat(brightness.getLast()).isEqualTo(1); // mean 255
    }

    @Test
    void countsTestImagesByWhatTheNetworkSaid() {
        var images = new ImageSet(new ImageShape(1, 1, 1), new byte[1], new byte[1]);

        assertThat(TrainingProfile.of(images, TEST).predicted()).containsExactly(7L, 3L);
    }
}
