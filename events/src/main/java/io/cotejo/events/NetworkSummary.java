package io.cotejo.events;

import java.util.List;

/**
 * A network, layer by layer, for one input image.
 *
 * @param layers in the order in which an image passes through them
 * @param parameters trainable ones, in all
 * @param multiplyAdds for one image, in all
 */
public record NetworkSummary(List<Layer> layers, long parameters, long multiplyAdds) {
    public NetworkSummary {
        layers = List.copyOf(layers);
        Checks.atLeast("parameters", parameters, 0);
        Checks.atLeast("multiplyAdds", multiplyAdds, 0);
    }

    /**
     * One layer.
     *
     * @param name such as {@code conv2d}
     * @param outputShape without the batch, such as {@code [32, 28, 28]}
     * @param parameters trainable ones
     * @param multiplyAdds for one image
     */
    public record Layer(String name, List<Integer> outputShape, long parameters, long multiplyAdds) {
        public Layer {
            Checks.notBlank("name", name);
            outputShape = List.copyOf(outputShape);
            Checks.atLeast("parameters", parameters, 0);
            Checks.atLeast("multiplyAdds", multiplyAdds, 0);
        }

        /** Memory of the output for one image, in bytes. */
        public long outputBytes() {
            return outputShape.stream().mapToLong(Integer::longValue).reduce(Float.BYTES, Math::multiplyExact);
        }
    }

    /** Memory of all outputs for one image, in bytes: what a forward pass that is to be followed back keeps. */
    public long outputBytes() {
        return layers.stream().mapToLong(Layer::outputBytes).sum();
    }

    /** Memory of the trainable parameters, in bytes. */
    public long parameterBytes() {
        return parameters * Float.BYTES;
    }
}
