package io.cotejo.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cotejo.trainer.dataset.ImageSet;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
    @Test
    void countsLossAccuracyAndConfusion() {
        // White gives the logits (0, ln 3), black (0, 0). White as class 1 costs -ln(3/4), as class 0 -ln(1/4); black
        // -ln(1/2).
        var images = images(new byte[] {-1, -1, 0}, new byte[] {1, 0, 0});
        try (var network = Answering.byWhiteness(0, (float) Math.log(3))) {
            var evaluation = Evaluator.evaluate(network, images);

            double loss = (Math.log(4 / 3.0) + Math.log(4) + Math.log(2)) / 3;
            assertThat(evaluation.score().loss()).isCloseTo(loss, within(1e-6));
            assertThat(evaluation.score().accuracy()).isEqualTo(2 / 3.0);
            assertThat(evaluation.confusion()).containsExactly(List.of(1, 1), List.of(0, 1));
        }
    }

    @Test
    void findsTheClassAmongTheMostProbableOnes() {
        // White puts the classes in the order 5 4 3 2 1 0; of black, where all are equal, the first is the first.
        var images = images(new byte[] {-1, -1, -1, -1, 0, 0}, new byte[] {5, 4, 4, 0, 0, 2});
        try (var network = Answering.byWhiteness(0, 1, 2, 3, 4, 5)) {
            var evaluation = Evaluator.evaluate(network, images);

            assertThat(evaluation.topK()).containsExactly(2 / 6.0, 4 / 6.0, 5 / 6.0, 5 / 6.0, 5 / 6.0);
            assertThat(evaluation.topK()).first().isEqualTo(evaluation.score().accuracy());
        }
    }

    @Test
    void hasNoTopFiveOfTwoClasses() {
        try (var network = Answering.byWhiteness(0, 1)) {
            assertThat(Evaluator.evaluate(network, images(new byte[1], new byte[1]))
                            .topK())
                    .containsExactly(1.0, 1.0);
        }
    }

    @Test
    void holdsConfidenceAgainstAccuracy() {
        // White is taken for class 1 with probability 3/4, and is of it twice in four times.
        var images = images(new byte[] {-1, -1, -1, -1}, new byte[] {1, 1, 0, 0});
        try (var network = Answering.byWhiteness(0, (float) Math.log(3))) {
            var calibration =
                    Objects.requireNonNull(Evaluator.evaluate(network, images).calibration());

            assertThat(calibration.expectedError()).isCloseTo(0.25, within(1e-6));
            assertThat(calibration.bins().get(7)).satisfies(bin -> {
                assertThat(bin.images()).isEqualTo(4);
                assertThat(bin.confidence()).isCloseTo(0.75, within(1e-6));
                assertThat(bin.accuracy()).isEqualTo(0.5);
            });
        }
    }

    @Test
    void goesThroughMoreImagesThanOneChunk() {
        try (var network = Answering.byWhiteness(0, 1)) {
            assertThat(Evaluator.evaluate(network, images(new byte[1001], new byte[1001]))
                            .confusion())
                    .containsExactly(List.of(1001, 0), List.of(0, 0));
        }
    }

    @Test
    void doesNotCountWhatIsNoNumber() {
        try (var network = Answering.byWhiteness(0, Float.NaN)) {
            assertThatThrownBy(() -> Evaluator.evaluate(network, images(new byte[] {-1}, new byte[1])))
                    .isInstanceOf(NotFiniteException.class);
        }
    }

    private static ImageSet images(byte[] pixels, byte[] labels) {
        return new ImageSet(Answering.ONE_PIXEL, pixels, labels);
    }
}
