package io.cotejo.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.cotejo.events.artifact.Safetensors.Tensor;
import io.cotejo.events.job.Normalization;
import io.cotejo.trainer.Jobs;
import io.cotejo.trainer.dataset.ImageShape;
import io.cotejo.trainer.engine.TorchEngine;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    private final NDManager manager = TorchEngine.newManager();

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void beginsWithTheSameWeightsForTheSameSeed() {
        try (var first = network("{type: preset, name: cnn}", 7);
                var second = network("{type: preset, name: cnn}", 7);
                var other = network("{type: preset, name: cnn}", 8)) {
            assertThat(first.weightsSha256()).isEqualTo(second.weightsSha256()).isNotEqualTo(other.weightsSha256());
        }
    }

    @Test
    void kaimingUniformFillsWeightsAndBiasesUpToTheRootOfTheFanIn() {
        try (var network = network("{type: preset, name: cnn}", 1)) {
            assertUniform(values(network, "3.weight"), 1 / Math.sqrt(8 * 9));
            assertUniform(values(network, "7.weight"), 1 / Math.sqrt(784));
            assertThat(DoubleStream.of(values(network, "3.bias")).boxed())
                    .allMatch(each -> each != 0 && Math.abs(each) <= 1 / Math.sqrt(72));
        }
    }

    @Test
    void heNormalHasTheDeviationOfTheFanInAndNoBias() {
        try (var network = network("{type: mlp, hidden: [256], initializer: he-normal}", 1)) {
            var weights = values(network, "1.weight");
            double variance = DoubleStream.of(weights).map(w -> w * w).average().orElseThrow();

            assertThat(variance).isCloseTo(2.0 / 784, within(0.02 * 2 / 784));
            assertThat(DoubleStream.of(weights).max().orElseThrow()).isGreaterThan(3 * Math.sqrt(2.0 / 784));
            assertThat(values(network, "1.bias")).containsOnly(0);
        }
    }

    @Test
    void glorotUniformLooksAtBothSidesAndHasNoBias() {
        try (var network = network("{type: mlp, hidden: [256], initializer: glorot-uniform}", 1)) {
            assertUniform(values(network, "1.weight"), Math.sqrt(6.0 / (784 + 256)));
            assertThat(values(network, "1.bias")).containsOnly(0);
        }
    }

    @Test
    void heUniformFillsUpToTheRootOfTheFanInAndHasNoBias() {
        try (var network = network(convolution("he-uniform"), 1)) {
            assertUniform(values(network, "2.weight"), Math.sqrt(6.0 / (64 * 9)));
            assertUniform(values(network, "4.weight"), Math.sqrt(6.0 / (16 * 24 * 24)));
            assertThat(values(network, "2.bias")).containsOnly(0);
            assertThat(values(network, "4.bias")).containsOnly(0);
        }
    }

    @Test
    void glorotNormalHasTheDeviationOfBothSidesAndNoBias() {
        try (var network = network(convolution("glorot-normal"), 1)) {
            assertNormal(values(network, "2.weight"), 2.0 / (64 * 9 + 16 * 9));
            assertNormal(values(network, "4.weight"), 2.0 / (16 * 24 * 24 + 10));
            assertThat(values(network, "2.bias")).containsOnly(0);
            assertThat(values(network, "4.bias")).containsOnly(0);
        }
    }

    /** A second convolution from 64 to 16 channels, and a linear layer on its 16 × 24 × 24 values. */
    private static String convolution(String initializer) {
        return "{type: layers, layers: [{conv2d: {filters: 64, kernel: 3}}, relu, {conv2d: {filters: 16, kernel: 3}},"
                + " flatten, {linear: 10}], initializer: " + initializer + "}";
    }

    private static void assertNormal(double[] values, double variance) {
        double seen = DoubleStream.of(values).map(w -> w * w).average().orElseThrow();
        assertThat(seen).isCloseTo(variance, within(0.05 * variance));
        assertThat(DoubleStream.of(values).max().orElseThrow()).isGreaterThan(3 * Math.sqrt(variance));
    }

    private static void assertUniform(double[] values, double bound) {
        assertThat(DoubleStream.of(values).boxed()).allMatch(each -> Math.abs(each) <= bound);
        double variance = DoubleStream.of(values).map(w -> w * w).average().orElseThrow();
        assertThat(variance).isCloseTo(bound * bound / 3, within(0.06 * bound * bound));
    }

    @Test
    void scalesPixelsAsTheJobSays() {
        var toMinusOne = new Normalization.Symmetric();
        try (var network = new Network(plan("{type: layers, layers: [flatten, {linear: 10}]}"), toMinusOne, 1)) {
            Objects.requireNonNull(network.parameters().get("1.weight")).set(ones(7840));
            Objects.requireNonNull(network.parameters().get("1.bias")).set(new float[10]);

            // half the pixels 255, which become 1, half 0, which become -1: their sum is 0; then one pixel more
            assertThat(logits(network, 392)[0]).isCloseTo(0, within(1e-3f));
            assertThat(logits(network, 393)[0]).isCloseTo(2, within(1e-3f));
        }
    }

    @Test
    void dropsOnlyInTraining() {
        try (var network = network("{type: mlp, hidden: [64], dropout: 0.5}", 1)) {
            assertThat(logits(network, 300)).isEqualTo(logits(network, 300));
            assertThat(trained(network, 300)).isNotEqualTo(trained(network, 300));
        }
    }

    @Test
    void dropsTheShareThatTheLayerSaysAndScalesTheRest() {
        var layers = "{type: layers, layers: [flatten, {dropout: 0.3}, {linear: 10}]}";
        try (var network = network(layers, 1)) {
            sumUpForTheFirstClass(network);
            double kept = IntStream.range(0, 100)
                    .mapToDouble(i -> sumInTraining(network) * 0.7 / 784)
                    .average()
                    .orElseThrow();

            assertThat(kept).isCloseTo(0.7, within(0.01)); // of 78,400 values: six standard deviations
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-7, 0.9999, 0.999999})
    void keepsTheMeanOfWhatPassesADropoutNearItsEnds(double rate) {
        var layers = "{type: layers, layers: [flatten, {dropout: %s}, {linear: 10}]}".formatted(rate);
        try (var network = network(layers, 1)) {
            sumUpForTheFirstClass(network);
            double mean = IntStream.range(0, 2000)
                    .mapToDouble(i -> sumInTraining(network) / 784)
                    .average()
                    .orElseThrow();

            // 1,568,000 values of which at least one in 65,536 is kept: deviation 0.21 at most
            assertThat(mean).isCloseTo(1, within(0.65));
        }
    }

    @Test
    void addsUpTheGradientOfTheMeanCrossEntropy() {
        try (var network = network("{type: layers, layers: [flatten, {linear: 10}]}", 1)) {
            var labels = manager.create(new long[] {3, 3}, new Shape(2, 1));
            var logProbabilities = network.backward(pixels(100, 300), labels).toFloatArray();
            network.backward(pixels(100, 300), labels);

            var gradient = Objects.requireNonNull(network.parameters().get("1.bias"))
                    .getGradient()
                    .toFloatArray();
            for (int i = 0; i < 10; i++) {
                double mean = (Math.exp(logProbabilities[i]) + Math.exp(logProbabilities[10 + i])) / 2;
                assertThat(gradient[i]).isCloseTo((float) (2 * (mean - (i == 3 ? 1 : 0))), within(1e-5f));
            }
        }
    }

    @Test
    void spreadsAShareOfEachTargetOverAllClasses() {
        var plan = plan("{type: layers, layers: [flatten, {linear: 10}]}");
        try (var network = new Network(plan, new Normalization.Unit(), 1, 0.3)) {
            var labels = manager.create(new long[] {3}, new Shape(1, 1));
            var logProbabilities = network.backward(pixels(100), labels).toFloatArray();

            var gradient = Objects.requireNonNull(network.parameters().get("1.bias"))
                    .getGradient()
                    .toFloatArray();
            for (int i = 0; i < 10; i++) {
                double target = i == 3 ? 0.7 + 0.03 : 0.03;
                assertThat(gradient[i]).isCloseTo((float) (Math.exp(logProbabilities[i]) - target), within(1e-5f));
            }
        }
    }

    @Test
    void batchNormalisationLearnsTheBatchStatisticsInPyTorchsPace() {
        try (var network = network("{type: layers, layers: [batchNorm, flatten, {linear: 10}]}", 1)) {
            // pixels of two images become 0 and 1, half each: mean 0.5, unbiased variance 0.25 · n / (n - 1)
            network.backward(pixels(392, 392), labels(2));

            assertThat(values(network, "0.running_mean")[0]).isCloseTo(0.1 * 0.5, within(1e-6));
            assertThat(values(network, "0.running_var")[0]).isCloseTo(0.9 + 0.1 * 0.25 * 1568 / 1567, within(1e-6));
            assertThat(network.parameters()).doesNotContainKey("0.running_mean").containsKey("0.weight");
        }
    }

    @Test
    void batchNormalisationTakesItsSettingsFromTheJob() {
        var layer = "{batchNorm: {momentum: 0.25, epsilon: 0.5}}";
        try (var network = network("{type: layers, layers: [" + layer + ", flatten, {linear: 10}]}", 1)) {
            Objects.requireNonNull(network.parameters().get("2.weight")).set(ones(7840));
            Objects.requireNonNull(network.parameters().get("2.bias")).set(new float[10]);
            // as above: mean 0.5, unbiased variance 0.25 · 1568 / 1567
            network.backward(pixels(392, 392), labels(2));

            double mean = 0.25 * 0.5;
            double variance = 0.75 + 0.25 * 0.25 * 1568 / 1567;
            assertThat(values(network, "0.running_mean")[0]).isCloseTo(mean, within(1e-6));
            assertThat(values(network, "0.running_var")[0]).isCloseTo(variance, within(1e-6));
            double black = -mean / Math.sqrt(variance + 0.5);
            assertThat(logits(network, 0)[0]).isCloseTo((float) (784 * black), within(1e-2f));
        }
    }

    @Test
    void batchNormalisationUsesWhatItHasLearnedOutsideTraining() {
        try (var network = network("{type: layers, layers: [flatten, {linear: 10}, batchNorm, {linear: 10}]}", 1)) {
            network.backward(pixels(50, 700), labels(2));
            var before = network.weightsSha256();
            var alone = logits(network, 100);
            var beside = network.forward(pixels(100, 784)).toFloatArray();

            assertThat(Arrays.copyOf(beside, 10)).containsExactly(alone, within(1e-5f));
            assertThat(network.weightsSha256()).isEqualTo(before);
        }
    }

    @Test
    void takesOverWeights() {
        try (var from = network("{type: mlp, hidden: [8], batchNorm: true}", 1);
                var to = network("{type: mlp, hidden: [8], batchNorm: true}", 2)) {
            to.load(from.weights());

            assertThat(to.weightsSha256()).isEqualTo(from.weightsSha256());
        }
    }

    @Test
    void refusesWeightsOfAnotherNetwork() {
        try (var small = network("{type: mlp, hidden: [8]}", 1);
                var large = network("{type: mlp, hidden: [9]}", 1)) {
            assertThatThrownBy(() -> large.load(small.weights()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("1.weight");
            assertThatThrownBy(() -> large.load(Map.of())).hasMessageContaining("1.weight");
        }
    }

    private float[] logits(Network network, int white) {
        try (var batch = manager.newSubManager()) {
            return network.forward(pixels(batch, white)).toFloatArray();
        }
    }

    /** Logarithms of the probabilities that a step in training takes an image for. */
    private float[] trained(Network network, int white) {
        try (var batch = manager.newSubManager()) {
            return network.backward(pixels(batch, white), labels(1)).toFloatArray();
        }
    }

    private static void sumUpForTheFirstClass(Network network) {
        Objects.requireNonNull(network.parameters().get("2.weight")).set(Arrays.copyOf(ones(784), 7840));
        Objects.requireNonNull(network.parameters().get("2.bias")).set(new float[10]);
    }

    /** Of a white image, whose pixels are 1: a class's logit less another's, which is 0. */
    private double sumInTraining(Network network) {
        var logProbabilities = trained(network, 784);
        return (double) logProbabilities[0] - logProbabilities[1];
    }

    private NDArray labels(int images) {
        return manager.create(new long[images], new Shape(images, 1));
    }

    private NDArray pixels(int... whitePerImage) {
        return pixels(manager, whitePerImage);
    }

    /** Images of MNIST's size, with so many white pixels each, the rest black. */
    private static NDArray pixels(NDManager owner, int... whitePerImage) {
        var bytes = ByteBuffer.allocateDirect(784 * whitePerImage.length);
        for (int white : whitePerImage) {
            IntStream.range(0, 784).forEach(i -> bytes.put((byte) (i < white ? 255 : 0)));
        }
        return owner.create(bytes.flip(), new Shape(whitePerImage.length, 1, 28, 28), DataType.UINT8);
    }

    private static float[] ones(int count) {
        var ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static double[] values(Network network, String name) {
        Tensor tensor = Objects.requireNonNull(network.weights().get(name));
        var floats = tensor.content().asFloatBuffer();
        return IntStream.range(0, floats.remaining()).mapToDouble(floats::get).toArray();
    }

    private static Network network(String network, long seed) {
        return new Network(plan(network), new Normalization.Unit(), seed);
    }

    private static NetworkPlan plan(String network) {
        var spec = Jobs.job("network: " + network).network();
        return switch (NetworkPlan.of(spec, new ImageShape(1, 28, 28), 10)) {
            case NetworkPlan.Result.Fits fits -> fits.plan();
            case NetworkPlan.Result.Faulty faulty -> throw new AssertionError(faulty.faults());
        };
    }
}
