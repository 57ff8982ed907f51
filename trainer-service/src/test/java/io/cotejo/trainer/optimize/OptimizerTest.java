package io.cotejo.trainer.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.cotejo.events.job.OptimizerSpec;
import io.cotejo.trainer.engine.Gradients;
import io.cotejo.trainer.engine.TorchEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Minimises {@code loss = w² / 2 + 2w}, whose gradient is {@code w + 2}, from {@code w = 1}; the rate is 0.1 in the first
 * two steps, then 0.02. The expected figures come from {@link ReferenceStep}s in double precision.
 */
class OptimizerTest {
    private static final double FIRST_RATE = 0.1;
    private static final double LATER_RATE = 0.02;
    private static final int STEPS = 5;

    private final NDManager manager = TorchEngine.newManager();

    /** PyTorch's rule for one number, in plain arithmetic. */
    private interface ReferenceStep {
        double apply(int step, double rate, double weight, double gradient);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void gradientDescentSubtractsTheScaledGradient() {
        // By hand: w1 = 1 - 0.1 · 3 = 0.7; w2 = 0.7 - 0.1 · 2.7 = 0.43; w3 = 0.43 - 0.02 · 2.43 = 0.3814
        var path = path(new OptimizerSpec.Sgd(FIRST_RATE, 0, 0, 0, 0, false));

        assertThat(path.subList(0, 3))
                .usingElementComparator(OptimizerTest::nearly)
                .containsExactly(0.7, 0.43, 0.3814);
    }

    @Test
    void gradientDescentDecaysWeights() {
        // By hand: w1 = 1 - 0.1 · (3 + 0.5 · 1) = 0.65; w2 = 0.65 - 0.1 · (2.65 + 0.5 · 0.65) = 0.3525
        var path = path(new OptimizerSpec.Sgd(FIRST_RATE, 0.5, 0, 0, 0, false));

        assertThat(path.subList(0, 2))
                .usingElementComparator(OptimizerTest::nearly)
                .containsExactly(0.65, 0.3525);
    }

    @Test
    void momentumIsFreeOfTheLearningRate() {
        // By hand: v1 = 3, w1 = 0.7; v2 = 0.9 · 3 + 2.7 = 5.4, w2 = 0.16; v3 = 0.9 · 5.4 + 2.16 = 7.02, w3 = 0.0196
        var path = path(new OptimizerSpec.Sgd(FIRST_RATE, 0, 0, 0.9, 0, false));

        assertThat(path.subList(0, 3))
                .usingElementComparator(OptimizerTest::nearly)
                .containsExactly(0.7, 0.16, 0.0196);
    }

    @Test
    void nesterovLooksOneStepAhead() {
        double[] velocity = {0};
        ReferenceStep reference = (step, rate, weight, gradient) -> {
            double decayed = gradient + 0.01 * weight;
            velocity[0] = 0.9 * velocity[0] + decayed;
            return weight - rate * (decayed + 0.9 * velocity[0]);
        };

        assertSamePath(new OptimizerSpec.Sgd(FIRST_RATE, 0.01, 0, 0.9, 0, true), reference);
    }

    @Test
    void adamAddsDecayToTheGradientAndEpsilonAfterTheCorrection() {
        var reference = adam(0.3, 0.1, false);

        assertSamePath(new OptimizerSpec.Adam(FIRST_RATE, 0.3, 0, 0.9, 0.999, 0.1, false), reference);
    }

    @Test
    void adamWDecaysApartFromTheGradient() {
        var reference = adam(0.3, 1e-8, true);

        assertSamePath(new OptimizerSpec.AdamW(FIRST_RATE, 0.3, 0, 0.9, 0.999, 1e-8, false), reference);
    }

    private static ReferenceStep adam(double decay, double epsilon, boolean decoupled) {
        double[] moments = {0, 0};
        return (step, rate, weight, gradient) -> {
            double decayed = decoupled ? gradient : gradient + decay * weight;
            double kept = decoupled ? weight * (1 - rate * decay) : weight;
            moments[0] = 0.9 * moments[0] + 0.1 * decayed;
            moments[1] = 0.999 * moments[1] + 0.001 * decayed * decayed;
            double first = moments[0] / (1 - Math.pow(0.9, step));
            double second = moments[1] / (1 - Math.pow(0.999, step));
            return kept - rate * first / (Math.sqrt(second) + epsilon);
        };
    }

    @Test
    void rmsPropDividesByTheRootOfTheMeanSquare() {
        double[] meanSquare = {0};
        ReferenceStep reference = (step, rate, weight, gradient) -> {
            double decayed = gradient + 0.2 * weight;
            meanSquare[0] = 0.99 * meanSquare[0] + 0.01 * decayed * decayed;
            return weight - rate * decayed / (Math.sqrt(meanSquare[0]) + 1e-3);
        };

        assertSamePath(new OptimizerSpec.RmsProp(FIRST_RATE, 0.2, 0, 0.99, 1e-3, 0, false), reference);
    }

    @Test
    void rmsPropGathersMomentumAfterTheDivision() {
        double[] state = {0, 0};
        ReferenceStep reference = (step, rate, weight, gradient) -> {
            state[0] = 0.9 * state[0] + 0.1 * gradient * gradient;
            state[1] = 0.5 * state[1] + gradient / (Math.sqrt(state[0]) + 1e-8);
            return weight - rate * state[1];
        };

        assertSamePath(new OptimizerSpec.RmsProp(FIRST_RATE, 0, 0, 0.9, 1e-8, 0.5, false), reference);
    }

    private void assertSamePath(OptimizerSpec spec, ReferenceStep reference) {
        double weight = 1;
        var expected = new ArrayList<Double>();
        for (int step = 1; step <= STEPS; step++) {
            weight = reference.apply(step, rate(step), weight, weight + 2);
            expected.add(weight);
        }
        var path = path(spec);
        for (int i = 0; i < STEPS; i++) {
            assertThat(path.get(i)).as("w%d", i + 1).isCloseTo(expected.get(i), within(2e-6));
        }
    }

    private List<Double> path(OptimizerSpec spec) {
        var weight = manager.create(new float[] {1});
        weight.setRequiresGradient(true);
        var path = new ArrayList<Double>();
        try (var optimizer = Optimizer.of(spec, null, Map.of("w", weight), Set.of())) {
            for (int step = 1; step <= STEPS; step++) {
                Gradients.add(weight, manager, OptimizerTest::loss);
                optimizer.learningRate(rate(step));
                optimizer.step();
                path.add((double) weight.toFloatArray()[0]);
            }
        }
        return path;
    }

    private static NDArray loss(NDArray weight) {
        return weight.mul(weight).mul(0.5).add(weight.mul(2));
    }

    private static double rate(int step) {
        return step <= 2 ? FIRST_RATE : LATER_RATE;
    }

    private static int nearly(double a, double b) {
        return Math.abs(a - b) < 2e-6 ? 0 : Double.compare(a, b);
    }
}
