package io.cotejo.trainer.network;

import io.cotejo.events.NetworkSummary;
import io.cotejo.events.job.LayerSpec;
import io.cotejo.trainer.network.TensorSpec.Role;
import java.util.List;

/**
 * A layer whose place and shapes are known.
 *
 * @param index its place in the network, from 0, as in {@code nn.Sequential}
 * @param inputShape of one image: {@code [channels, height, width]} or {@code [values]}
 * @param outputShape likewise
 */
public record PlannedLayer(int index, LayerSpec spec, List<Integer> inputShape, List<Integer> outputShape) {
    public PlannedLayer {
        inputShape = List.copyOf(inputShape);
        outputShape = List.copyOf(outputShape);
    }

    /** Its parameters and buffers, in PyTorch's order. */
    public List<TensorSpec> tensors() {
        int inputs = inputShape.getFirst();
        return switch (spec) {
            case LayerSpec.Conv2d conv -> {
                int area = conv.kernel() * conv.kernel();
                var shape = List.of(conv.filters(), inputs, conv.kernel(), conv.kernel());
                yield weightAndBias(shape, inputs * area, conv.filters() * area);
            }
            case LayerSpec.Linear linear -> weightAndBias(List.of(linear.units(), inputs), inputs, linear.units());
            case LayerSpec.BatchNorm norm ->
                List.of(
                        new TensorSpec(index + ".weight", List.of(inputs), Role.SCALE, 0, 0),
                        new TensorSpec(index + ".bias", List.of(inputs), Role.SHIFT, 0, 0),
                        new TensorSpec(index + ".running_mean", List.of(inputs), Role.RUNNING_MEAN, 0, 0),
                        new TensorSpec(index + ".running_var", List.of(inputs), Role.RUNNING_VARIANCE, 0, 0));
            case LayerSpec.MaxPool2d pool -> List.of();
            case LayerSpec.Activation activation -> List.of();
            case LayerSpec.Dropout dropout -> List.of();
            case LayerSpec.Flatten flatten -> List.of();
        };
    }

    private List<TensorSpec> weightAndBias(List<Integer> shape, int fanIn, int fanOut) {
        return List.of(
                new TensorSpec(index + ".weight", shape, Role.WEIGHT, fanIn, fanOut),
                new TensorSpec(index + ".bias", List.of(shape.getFirst()), Role.BIAS, fanIn, fanOut));
    }

    /** How many values of an image it may drop in training. */
    int drops() {
        return spec instanceof LayerSpec.Dropout dropout && dropout.rate() > 0
                ? inputShape.stream().reduce(1, Math::multiplyExact)
                : 0;
    }

    /** Whether an image gives batch normalisation a single value of each channel. */
    boolean normalizesSingleValues() {
        return spec instanceof LayerSpec.BatchNorm
                && inputShape.stream().skip(1).allMatch(edge -> edge == 1);
    }

    /** How many numbers the optimizer moves. */
    public long parameters() {
        return tensors().stream()
                .filter(tensor -> tensor.role().trained())
                .mapToLong(TensorSpec::size)
                .sum();
    }

    /**
     * For one image, counted as <a href="https://github.com/TylerYep/torchinfo">torchinfo</a> does: every parameter, the
     * bias too, once for each place that it is used at.
     */
    public long multiplyAdds() {
        long places = spec instanceof LayerSpec.Conv2d ? (long) outputShape.get(1) * outputShape.get(2) : 1;
        return parameters() * places;
    }

    NetworkSummary.Layer summary() {
        return new NetworkSummary.Layer(spec.name(), outputShape, parameters(), multiplyAdds());
    }
}
