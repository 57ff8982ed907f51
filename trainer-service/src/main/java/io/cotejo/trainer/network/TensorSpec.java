package io.cotejo.trainer.network;

import java.util.List;

/**
 * One tensor that belongs to a layer.
 *
 * @param name as PyTorch's {@code state_dict} of the same {@code nn.Sequential} has it: {@code 3.weight}
 * @param shape row-major, as in PyTorch
 * @param role what the layer needs it for
 * @param fanIn how many inputs one output of the layer depends on; 0 in batch normalisation
 * @param fanOut how many outputs one input of the layer acts on; 0 in batch normalisation
 */
public record TensorSpec(String name, List<Integer> shape, Role role, int fanIn, int fanOut) {
    public TensorSpec {
        shape = List.copyOf(shape);
    }

    /** What a layer needs a tensor for. */
    public enum Role {
        /** Multiplies the inputs of a convolution or a linear layer. */
        WEIGHT(true),
        /** Added to the outputs of a convolution or a linear layer. */
        BIAS(true),
        /** Multiplies what batch normalisation has normalised. */
        SCALE(true),
        /** Added to what batch normalisation has normalised. */
        SHIFT(true),
        /** The mean that batch normalisation uses outside training. */
        RUNNING_MEAN(false),
        /** The variance that batch normalisation uses outside training. */
        RUNNING_VARIANCE(false);

        private final boolean trained;

        Role(boolean trained) {
            this.trained = trained;
        }

        /** True if the optimizer moves it; else the forward pass does. */
        public boolean trained() {
            return trained;
        }
    }

    /** How many numbers it holds. */
    public long size() {
        return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }
}
