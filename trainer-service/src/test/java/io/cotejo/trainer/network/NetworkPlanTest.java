package io.cotejo.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cotejo.events.NetworkSummary;
import io.cotejo.events.job.Fault;
import io.cotejo.trainer.Jobs;
import io.cotejo.trainer.dataset.ImageShape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkPlanTest {
    private static final ImageShape MNIST = new ImageShape(1, 28, 28);
    private static final ImageShape CIFAR = new ImageShape(3, 32, 32);

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                // mnist-mlp-lightning: A_base, B_tanh_sgd, C_relu_adamw, D_logistic_adam
                "{type: mlp, hidden: [128, 64], dropout: 0.3} | 109386 | 109386",
                "{type: mlp, hidden: [64, 32], activation: tanh, dropout: 0.2} | 52650 | 52650",
                "{type: mlp, hidden: [256, 128, 64], dropout: 0.5} | 242762 | 242762",
                "{type: mlp, hidden: [128, 128], activation: sigmoid, dropout: 0.3} | 118282 | 118282",
                // mnist-architectures; a convolution's parameters count once for each place of its output
                "{type: preset, name: mlp-32} | 25450 | 25450",
                "{type: preset, name: tiny-cnn} | 4266 | 93306",
                "{type: preset, name: cnn} | 26698 | 317098",
                "{type: preset, name: strong-cnn} | 467818 | 18767242",
                // mnist-dense, mnist-simple-cnn
                "{type: preset, name: mlp-512} | 407050 | 407050",
                "{type: preset, name: simple-cnn} | 206922 | 1237002"
            })
    void theReferenceNetworksForMnistAreAsLargeAsTheyShouldBe(String network, long parameters, long multiplyAdds) {
        assertThat(summary(network).parameters()).isEqualTo(parameters);
        assertThat(summary(network).multiplyAdds()).isEqualTo(multiplyAdds);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "{type: mlp, hidden: [32, 32]} | 99722",
                "{type: mlp, hidden: [512, 256, 128], batchNorm: true, dropout: 0.3} | 1740682",
                "{type: mlp, hidden: [512, 512], activation: tanh, dropout: 0.2} | 1841162"
            })
    void theReferenceNetworksForCifarAreAsLargeAsTheyShouldBe(String network, long parameters) {
        assertThat(plan(network, CIFAR).summary().parameters()).isEqualTo(parameters);
    }

    @ParameterizedTest
    @CsvSource({"tiny-cnn, 5.97", "strong-cnn, 1201.10"})
    void theMultiplyAddsOfABatchOf64AreThosePublished(String preset, double millions) {
        assertThat(summary("{type: preset, name: " + preset + "}").multiplyAdds() * 64 / 1e6)
                .isCloseTo(millions, within(0.005));
    }

    @Test
    void tellsTheMemoryOfOutputsAndParameters() {
        var summary = summary("{type: preset, name: tiny-cnn}");

        // conv and relu 4 · 28 · 28, pool 4 · 14 · 14, conv and relu 8 · 14 · 14, pool and flatten 8 · 7 · 7, linear 10
        assertThat(summary.outputBytes()).isEqualTo(4 * (2 * 3136 + 784 + 2 * 1568 + 2 * 392 + 10));
        assertThat(summary.parameterBytes()).isEqualTo(4 * 4266);
        assertThat(summary.layers().getFirst().outputBytes()).isEqualTo(4 * 3136);
    }

    @Test
    void callsWeightsWhatMultipliesInputsAndNothingElse() {
        var spec = Jobs.job("network: {type: layers, layers: [{conv2d: {filters: 2, kernel: 3}}, batchNorm, flatten,"
                        + " {linear: 10}]}")
                .network();

        assertThat(NetworkPlan.of(spec, MNIST, 10))
                .isInstanceOfSatisfying(
                        NetworkPlan.Result.Fits.class,
                        fits -> assertThat(fits.plan().weightNames())
                                .containsExactlyInAnyOrder("0.weight", "3.weight"));
    }

    @Test
    void countsBatchNormalisationAsParameters() {
        // 784 · 32 + 32, then 2 · 32, then 32 · 10 + 10
        assertThat(summary("{type: mlp, hidden: [32], batchNorm: true}").parameters())
                .isEqualTo(25_120 + 64 + 330);
    }

    @Test
    void summarisesLayerByLayer() {
        assertThat(summary("{type: preset, name: tiny-cnn}").layers())
                .startsWith(
                        new NetworkSummary.Layer("conv2d", List.of(4, 28, 28), 40, 31_360),
                        new NetworkSummary.Layer("relu", List.of(4, 28, 28), 0, 0),
                        new NetworkSummary.Layer("maxPool2d", List.of(4, 14, 14), 0, 0))
                .endsWith(
                        new NetworkSummary.Layer("flatten", List.of(392), 0, 0),
                        new NetworkSummary.Layer("linear", List.of(10), 3_930, 3_930));
    }

    @Test
    void namesTensorsAsPyTorchDoesInTheSameSequence() {
        assertThat(plan("{type: mlp, hidden: [8], batchNorm: true}", MNIST).tensors())
                .extracting(TensorSpec::name)
                .containsExactly(
                        "1.weight",
                        "1.bias",
                        "2.weight",
                        "2.bias",
                        "2.running_mean",
                        "2.running_var",
                        "4.weight",
                        "4.bias");
    }

    @Test
    void followsStrideAndPadding() {
        var layers = plan(
                        "{type: layers, layers: [{conv2d: {filters: 6, kernel: 5, stride: 2, padding: 1}},"
                                + " {maxPool2d: {kernel: 3, stride: 2}}, flatten, {linear: 10}]}",
                        CIFAR)
                .layers();

        assertThat(layers)
                .extracting(PlannedLayer::outputShape)
                .containsExactly(List.of(6, 15, 15), List.of(6, 7, 7), List.of(294), List.of(10));
    }

    @Test
    void saysThatFlattenIsMissingAndGoesOn() {
        var faults = faults("{type: layers, layers: [{conv2d: 4}, {linear: 16}, relu, {linear: 9}]}");

        assertThat(faults)
                .extracting(Fault::field)
                .containsExactly("network.layers[1].linear", "network.layers[3].linear");
        assertThat(faults.getFirst().message()).contains("put flatten before it");
        assertThat(faults.getLast().message()).contains("{linear: 10}");
    }

    @Test
    void saysThatAKernelIsLargerThanTheImageHasBecome() {
        var faults = faults("{type: layers, layers: [{maxPool2d: 14}, {conv2d: {filters: 4, kernel: 3}}, flatten,"
                + " {linear: 10}]}");

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo("network.layers[1].conv2d");
            assertThat(fault.seen()).contains("\"kernel\":3");
            assertThat(fault.message()).contains("2 × 2");
        });
    }

    @Test
    void saysThatAConvolutionComesTooLate() {
        assertThat(faults("{type: layers, layers: [flatten, {conv2d: 4}, {linear: 10}]}"))
                .singleElement()
                .extracting(Fault::message)
                .asString()
                .contains("put it before flatten");
    }

    @Test
    void saysThatTheLastLayerMustBeLinear() {
        assertThat(faults("{type: layers, layers: [flatten, {linear: 10}, relu]}"))
                .singleElement()
                .extracting(Fault::field)
                .isEqualTo("network.layers[2]");
    }

    @Test
    void refusesNetworksThatNoMemoryHolds() {
        assertThat(faults("{type: layers, layers: [flatten, {linear: 65536}, {linear: 65536}, {linear: 10}]}"))
                .singleElement()
                .extracting(Fault::field)
                .isEqualTo("network");
        assertThat(faults("{type: layers, layers: [{conv2d: {filters: 65536, kernel: 1}}, flatten, {linear: 10}]}"))
                .singleElement()
                .extracting(Fault::field)
                .isEqualTo("network.layers[0].conv2d");
    }

    private static NetworkSummary summary(String network) {
        return plan(network, MNIST).summary();
    }

    private static NetworkPlan plan(String network, ImageShape image) {
        return switch (result(network, image)) {
            case NetworkPlan.Result.Fits fits -> fits.plan();
            case NetworkPlan.Result.Faulty faulty -> throw new AssertionError(faulty.faults());
        };
    }

    private static List<Fault> faults(String network) {
        return switch (result(network, MNIST)) {
            case NetworkPlan.Result.Fits fits -> throw new AssertionError("should not fit");
            case NetworkPlan.Result.Faulty faulty -> faulty.faults();
        };
    }

    private static NetworkPlan.Result result(String network, ImageShape image) {
        return NetworkPlan.of(Jobs.job("network: " + network).network(), image, 10);
    }
}
