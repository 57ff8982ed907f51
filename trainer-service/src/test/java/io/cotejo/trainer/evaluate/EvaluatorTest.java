package io.cotejo.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.cotejo.events.job.Initializer;
import io.cotejo.events.job.LayerSpec;
import io.cotejo.events.job.NetworkSpec;
import io.cotejo.events.job.Normalization;
import io.cotejo.trainer.dataset.ImageSet;
import io.cotejo.trainer.dataset.ImageShape;
import io.cotejo.trainer.network.Network;
import io.cotejo.trainer.network.NetworkPlan;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class EvaluatorTest {
    private static final ImageShape ONE_PIXEL = new ImageShape(1, 1, 1);

    @Test
    void countsLossAccuracyAndConfusion() {
        // White gives the logits (0, ln 3), black (0, 0). White as class 1 costs -ln(3/4), as class 0 -ln(1/4); black
        // -ln(1/2).
        var images = new ImageSet(ONE_PIXEL, new byte[] {-1, -1, 0}, new byte[] {1, 0, 0});
        try (var network = network((float) Math.log(3))) {
            var evaluation = Evaluator.evaluate(network, images);

            double loss = (Math.log(4 / 3.0) + Math.log(4) + Math.log(2)) / 3;
            assertThat(evaluation.score().loss()).isCloseTo(loss, within(1e-6));
            assertThat(evaluation.score().accuracy()).isEqualTo(2 / 3.0);
            assertThat(evaluation.confusion()).containsExactly(List.of(1, 1), List.of(0, 1));
        }
    }

    @Test
    void goesThroughMoreImagesThanOneChunk() {
        var labels = new byte[1001];
        var images = new ImageSet(ONE_PIXEL, new byte[1001], labels);
        try (var network = network(1)) {
            assertThat(Evaluator.evaluate(network, images).confusion())
                    .containsExactly(List.of(1001, 0), List.of(0, 0));
        }
    }

    @Test
    void doesNotCountWhatIsNoNumber() {
        var images = new ImageSet(ONE_PIXEL, new byte[] {-1}, new byte[] {0});
        try (var network = network(Float.NaN)) {
            assertThatThrownBy(() -> Evaluator.evaluate(network, images)).isInstanceOf(NotFiniteException.class);
        }
    }

    /** One pixel in, two classes out; the second logit is the pixel's whiteness times {@code weight}. */
    private static Network network(float weight) {
        var spec = new NetworkSpec.Layers(
                List.of(new LayerSpec.Flatten(), new LayerSpec.Linear(2)), Initializer.KAIMING_UNIFORM);
        var plan = switch (NetworkPlan.of(spec, ONE_PIXEL, 2)) {
            case NetworkPlan.Result.Fits fits -> fits.plan();
            case NetworkPlan.Result.Faulty faulty -> throw new AssertionError(faulty.faults());
        };
        var network = new Network(plan, new Normalization.Unit(), 1);
        Objects.requireNonNull(network.parameters().get("1.weight")).set(new float[] {0, weight});
        Objects.requireNonNull(network.parameters().get("1.bias")).set(new float[] {0, 0});
        return network;
    }
}
