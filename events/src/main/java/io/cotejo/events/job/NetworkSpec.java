package io.cotejo.events.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which network to train. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = NetworkSpec.Preset.class, name = "preset"),
    @JsonSubTypes.Type(value = NetworkSpec.Mlp.class, name = "mlp"),
    @JsonSubTypes.Type(value = NetworkSpec.Layers.class, name = "layers")
})
public sealed interface NetworkSpec {
    /** A short word for tables: the preset's name, {@code mlp} or {@code layers}. */
    String label();

    /** How its weights begin. */
    Initializer initializer();

    /**
     * One of the reference networks.
     *
     * @param name one of {@link #NAMES}
     */
    record Preset(String name, Initializer initializer) implements NetworkSpec {
        /** Those there are. */
        public static final List<String> NAMES =
                List.of("mlp-32", "tiny-cnn", "cnn", "strong-cnn", "mlp-512", "simple-cnn");

        @Override
        public String label() {
            return name;
        }
    }

    /**
     * Linear layers on the flattened image, each followed by batch normalisation if wanted, the activation, and dropout;
     * then one linear layer with a unit per class, which is not written.
     *
     * @param hidden units of each hidden layer; may be empty
     * @param dropout share of the units that are dropped, in [0, 1); 0 for no dropout layers
     * @param batchNorm null for none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Mlp(
            List<Integer> hidden,
            ActivationKind activation,
            double dropout,
            @Nullable BatchNormSpec batchNorm,
            Initializer initializer)
            implements NetworkSpec {
        public Mlp {
            hidden = List.copyOf(hidden);
        }

        @Override
        public String label() {
            return "mlp";
        }
    }

    /**
     * Layer by layer.
     *
     * @param layers in the order in which an image passes through them; the last is linear, with a unit per class
     */
    record Layers(List<LayerSpec> layers, Initializer initializer) implements NetworkSpec {
        public Layers {
            layers = List.copyOf(layers);
        }

        @Override
        public String label() {
            return "layers";
        }
    }
}
