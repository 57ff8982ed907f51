package io.cotejo.trainer.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.cotejo.trainer.Jobs;
import io.cotejo.trainer.engine.Gradients;
import io.cotejo.trainer.engine.TorchEngine;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Minimises {@code Σ (x² / 2 + 2x)} over a weight that begins at (1, -1.5) and a bias that begins at 0.5, in eight steps:
 * two at the rate 0.4, the others at 0.1. The expected figures are where PyTorch's optimizers ended, in double precision;
 * {@code l2 · Σ w²} over the weight was added to the loss there, and gradients were clipped by {@code clip_grad_norm_} and
 * {@code clip_grad_value_}.
 */
class TorchPathTest {
    private static final int STEPS = 8;

    private final NDManager manager = TorchEngine.newManager();

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {type: sgd, momentum: 0.9, nesterov: true, weightDecay: 0.01}                           | -2.255926 -2.024626 -2.209666
            {type: sgd, momentum: 0.9, dampening: 0.5, weightDecay: 0.01}                           | -2.989617 -2.142845 -2.820262
            {type: adam, weightDecay: 0.3, beta1: 0.5, beta2: 0.6, epsilon: 0.1}                    | -0.324913 -1.544323 -0.797337
            {type: adam, weightDecay: 0.3, beta1: 0.5, beta2: 0.6, epsilon: 0.1, amsgrad: true}     | -0.269795 -1.544767 -0.711335
            {type: adamw, weightDecay: 0.3, beta1: 0.5, beta2: 0.6}                                 | -0.514409 -1.959784 -0.834240
            {type: adamw, weightDecay: 0.3, beta1: 0.5, beta2: 0.6, amsgrad: true}                  | -0.455806 -1.832786 -0.766641
            {type: rmsprop, weightDecay: 0.2, alpha: 0.9}                                           | -1.296984 -1.653771 -1.531429
            {type: rmsprop, alpha: 0.9, centered: true}                                             | -1.566017 -1.983371 -1.801510
            {type: rmsprop, weightDecay: 0.2, alpha: 0.9, momentum: 0.5, centered: true}            | -1.769007 -1.608799 -1.751000
            """)
    void everyOptionMovesAsInPyTorch(String optimizer, String expected) {
        assertEnd(optimizer, "{}", expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {type: sgd, momentum: 0.9, l2: 0.25}                                   | -1.396722 -1.328806 -2.767637
            {type: adam, weightDecay: 0.3, beta1: 0.5, beta2: 0.6, l2: 0.25}       | -0.361042 -1.152491 -0.858029
            {type: adamw, weightDecay: 0.3, beta1: 0.5, beta2: 0.6, l2: 0.25}      | -0.498979 -1.321262 -0.834240
            {type: rmsprop, alpha: 0.9, l2: 0.25}                                  | -1.132046 -1.346229 -1.720142
            """)
    void theRegularizerHoldsWeightsSmallAndLeavesBiasesAlone(String optimizer, String expected) {
        assertEnd(optimizer, "{}", expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {type: sgd, momentum: 0.9}                                             | {norm: 1}    | -1.834976 -1.972496 -1.862480
            {type: sgd, momentum: 0.9, l2: 0.25}                                   | {norm: 1}    | -1.706144 -1.306704 -1.908595
            {type: sgd, momentum: 0.9}                                             | {value: 0.7} | -1.620943 -2.153527 -2.068442
            {type: adam, weightDecay: 0.3, beta1: 0.5, beta2: 0.6}                 | {norm: 1}    | -0.382579 -1.188760 -0.858960
            {type: adam, weightDecay: 0.3, beta1: 0.5, beta2: 0.6, l2: 0.25}       | {norm: 1}    | -0.381094 -0.956857 -0.869309
            {type: adamw, weightDecay: 0.3, beta1: 0.5, beta2: 0.6, l2: 0.25}      | {norm: 1}    | -0.535770 -1.338809 -0.863822
            {type: adamw, weightDecay: 0.3, beta1: 0.5, beta2: 0.6}                | {value: 0.7} | -0.538101 -1.959784 -0.860628
            {type: rmsprop, alpha: 0.9, l2: 0.25}                                  | {norm: 1}    | -1.329762 -1.333335 -1.985257
            """)
    void gradientsAreClippedWithTheRegularizersPartInThem(String optimizer, String clip, String expected) {
        assertEnd(optimizer, "{gradientClip: " + clip + "}", expected);
    }

    private void assertEnd(String optimizer, String training, String expected) {
        var job = Jobs.job("network: {type: mlp, hidden: [8]}\noptimizer: " + optimizer + "\ntraining: " + training);
        var parameters = new LinkedHashMap<String, NDArray>();
        parameters.put("0.weight", trained(1, -1.5f));
        parameters.put("0.bias", trained(0.5f));
        try (var moving =
                Optimizer.of(job.optimizer(), job.training().gradientClip(), parameters, Set.of("0.weight"))) {
            for (int step = 1; step <= STEPS; step++) {
                parameters.values().forEach(this::backward);
                moving.learningRate(step <= 2 ? 0.4 : 0.1);
                moving.step();
            }
        }
        var ends = Arrays.stream(expected.split(" ")).map(Float::valueOf).toList();
        assertThat(parameters.get("0.weight").toFloatArray())
                .containsExactly(new float[] {ends.get(0), ends.get(1)}, within(1e-5f));
        assertThat(parameters.get("0.bias").toFloatArray()).containsExactly(new float[] {ends.get(2)}, within(1e-5f));
    }

    private NDArray trained(float... values) {
        var array = manager.create(values);
        array.setRequiresGradient(true);
        return array;
    }

    private void backward(NDArray parameter) {
        Gradients.add(parameter, manager, each -> each.mul(each).mul(0.5).add(each.mul(2)));
    }
}
