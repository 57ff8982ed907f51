package io.cotejo.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.cotejo.events.job.Normalization;
import io.cotejo.trainer.Jobs;
import io.cotejo.trainer.dataset.ImageShape;
import io.cotejo.trainer.engine.TorchEngine;
import io.cotejo.trainer.seed.SeededRandom;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharesTest {
    private static final String DROPPING = """
            {type: layers, layers: [{conv2d: {filters: 3, kernel: 3, padding: 1}}, relu, {maxPool2d: 2}, {dropout: 0.3},
              {conv2d: {filters: 9, kernel: 3}}, relu, {maxPool2d: 2}, flatten, {dropout: 0.5}, {linear: 10}]}
            """;

    /** Enters and leaves the layout of blocks several times. */
    private static final String WINDING = """
            {type: layers, layers: [{maxPool2d: 2}, {conv2d: {filters: 8, kernel: 3}}, tanh, {maxPool2d: {kernel: 3, stride: 2}},
              relu, {conv2d: {filters: 4, kernel: 3}}, gelu, {conv2d: {filters: 20, kernel: 2, stride: 2, padding: 1}}, sigmoid,
              flatten, {linear: 10}]}
            """;

    private final NDManager manager = TorchEngine.newManager();

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @CsvSource({"2, 10", "3, 10", "2, 1", "4, 3"})
    void severalGiveWhatOneGives(int shares, int images) {
        try (var one = network(DROPPING, 1);
                var several = network(DROPPING, shares)) {
            assertThat(several.forward(pixels(images)).toFloatArray())
                    .containsExactly(one.forward(pixels(images)).toFloatArray(), within(1e-4f));
            for (int step = 0; step < 2; step++) {
                assertThat(backward(several, images)).containsExactly(backward(one, images), within(1e-4f));
            }
            one.parameters()
                    .forEach((name, parameter) -> assertThat(gradient(several, name))
                            .as(name)
                            .containsExactly(parameter.getGradient().toFloatArray(), within(1e-4f)));
        }
    }

    @Test
    void theyFollowWeightsThatAreLoaded() {
        try (var from = network("{type: preset, name: tiny-cnn}", 1);
                var to = new Network(
                        plan("{type: preset, name: tiny-cnn}"),
                        new Normalization.Unit(),
                        2,
                        0,
                        3,
                        TorchEngine.hasOneDnn())) {
            var before = to.forward(pixels(6)).toFloatArray();
            to.load(from.weights());

            assertThat(to.forward(pixels(6)).toFloatArray())
                    .containsExactly(from.forward(pixels(6)).toFloatArray(), within(1e-4f))
                    .isNotEqualTo(before);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.weight, 1", "0.bias, 1", "4.weight, 2", "9.weight, 2"})
    void aGradientIsTheSlopeOfTheLoss(String name, int shares) {
        double step = 2e-4;
        try (var network =
                new Network(plan(DROPPING), new Normalization.Unit(), 1, 0, shares, TorchEngine.hasOneDnn())) {
            double worked = 0;
            double seen = 0;
            backward(network, 10);
            var gradient = gradient(network, name);
            var weights = Objects.requireNonNull(network.parameters().get(name));
            var start = weights.toFloatArray();
            for (int direction = -1; direction <= 1; direction += 2) {
                var moved = start.clone();
                for (int i = 0; i < moved.length; i++) {
                    moved[i] += (float) (direction * step * Math.signum(gradient[i]));
                }
                weights.set(moved);
                seen += direction * loss(network) / (2 * step);
            }
            for (float each : gradient) {
                worked += Math.abs(each);
            }

            assertThat(seen).isCloseTo(worked, within(0.1 * worked));
        }
    }

    @Test
    @EnabledIf(
            value = "io.cotejo.trainer.engine.TorchEngine#hasOneDnn",
            disabledReason = "the engine comes with oneDNN on x86-64 only")
    void theLayoutOfTheValuesChangesNoGradient() {
        var plan = plan(WINDING);
        try (var plain = new Network(plan, new Normalization.Unit(), 1, 0, 1, false);
                var blocked = new Network(plan, new Normalization.Unit(), 1, 0, 1, true)) {
            assertThat(backward(blocked, 10)).containsExactly(backward(plain, 10), within(1e-6f));
            plain.parameters()
                    .forEach((name, parameter) -> assertThat(gradient(blocked, name))
                            .as(name)
                            .containsExactly(parameter.getGradient().toFloatArray(), within(1e-7f)));
        }
    }

    private double loss(Network network) {
        var logProbabilities = backward(network, 10);
        return IntStream.range(0, 10)
                .mapToDouble(image -> -logProbabilities[image * 10 + image % 10])
                .average()
                .orElseThrow();
    }

    private float[] backward(Network network, int images) {
        network.dropOutBy(SeededRandom.of(5));
        var labels = IntStream.range(0, images).mapToLong(image -> image % 10).toArray();
        return network.backward(pixels(images), manager.create(labels, new Shape(images, 1)))
                .toFloatArray();
    }

    private static float[] gradient(Network network, String parameter) {
        return Objects.requireNonNull(network.parameters().get(parameter))
                .getGradient()
                .toFloatArray();
    }

    private NDArray pixels(int images) {
        var random = SeededRandom.of(9);
        var bytes = ByteBuffer.allocateDirect(784 * images);
        while (bytes.hasRemaining()) {
            bytes.put((byte) random.nextLong());
        }
        return manager.create(bytes.flip(), new Shape(images, 1, 28, 28), DataType.UINT8);
    }

    private static Network network(String network, int shares) {
        return new Network(plan(network), new Normalization.Unit(), 1, 0.1, shares, TorchEngine.hasOneDnn());
    }

    private static NetworkPlan plan(String network) {
        var spec = Jobs.job("network: " + network).network();
        return switch (NetworkPlan.of(spec, new ImageShape(1, 28, 28), 10)) {
            case NetworkPlan.Result.Fits fits -> fits.plan();
            case NetworkPlan.Result.Faulty faulty -> throw new AssertionError(faulty.faults());
        };
    }
}
