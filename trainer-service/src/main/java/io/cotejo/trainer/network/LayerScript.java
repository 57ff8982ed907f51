package io.cotejo.trainer.network;

import io.cotejo.events.job.ActivationKind;
import io.cotejo.events.job.BatchNormSpec;
import io.cotejo.events.job.LayerSpec;
import org.jspecify.annotations.Nullable;

/**
 * The forward pass of one layer after the other as statements of a {@link io.cotejo.trainer.engine.Program}, which replace {@code
 * values}; they read {@code tensors}, a list, and in training {@code noise}, which is of {@link DropoutNoise}.
 */
final class LayerScript {
    /** With fewer, most of a block of channels is empty. */
    private static final int FEWEST_FILTERS = 8;

    private final boolean training;
    private final boolean blocks;
    private int tensors;
    private int noise;
    private boolean blocked;
    private @Nullable LayerSpec before;

    /**
     * Begins with a network's first layer.
     *
     * @param training whether dropout drops, and batch normalisation uses and learns the batch's own statistics
     * @param blocks whether oneDNN's layout is used where it gains
     */
    LayerScript(boolean training, boolean blocks) {
        this.training = training;
        this.blocks = blocks;
    }

    /** The statements of the next layer, each on a line of its own, indented by four blanks. */
    String next(PlannedLayer layer) {
        var statements = layout(layer.spec()) + statements(layer, tensors);
        tensors += layer.tensors().size();
        noise += layer.drops();
        before = layer.spec();
        return statements;
    }

    /**
     * Whole chains of layers in the layout of oneDNN, blocks of channels: its max-pooling is several times as fast as the engine's own, and
     * between convolutions nothing is laid out anew.
     */
    private String layout(LayerSpec layer) {
        boolean wanted = blocks && (gains(layer) || (blocked && keeps(layer)));
        if (wanted == blocked) {
            return "";
        }
        blocked = wanted;
        return assign(wanted ? "torch.to_mkldnn(values)" : "torch.to_dense(values)");
    }

    private static boolean gains(LayerSpec layer) {
        return layer instanceof LayerSpec.MaxPool2d
                || (layer instanceof LayerSpec.Conv2d conv && conv.filters() >= FEWEST_FILTERS);
    }

    private static boolean keeps(LayerSpec layer) {
        return layer instanceof LayerSpec.Activation activation && activation.kind() == ActivationKind.RELU;
    }

    private String statements(PlannedLayer layer, int first) {
        return switch (layer.spec()) {
            case LayerSpec.Conv2d conv ->
                assign("torch.conv2d(values, tensors[%d], tensors[%d], [%d, %d], [%d, %d])"
                        .formatted(first, first + 1, conv.stride(), conv.stride(), conv.padding(), conv.padding()));
            case LayerSpec.MaxPool2d pool ->
                assign("torch.max_pool2d(values, [%d, %d], [%d, %d])"
                        .formatted(pool.kernel(), pool.kernel(), pool.stride(), pool.stride()));
            case LayerSpec.Linear linear ->
                assign("torch.linear(values, tensors[%d], tensors[%d])".formatted(first, first + 1));
            case LayerSpec.Activation activation -> assign("torch.%s(values)".formatted(function(activation.kind())));
            case LayerSpec.Dropout dropout ->
                training && layer.drops() > 0 ? dropout(dropout.rate(), layer.drops()) : "";
            case LayerSpec.BatchNorm norm -> normalization(norm.settings(), first);
            case LayerSpec.Flatten flatten -> assign("torch.flatten(values, 1)");
        };
    }

    private static String assign(String expression) {
        return "    values = " + expression + "\n";
    }

    private String function(ActivationKind kind) {
        return switch (kind) {
            case RELU -> "relu" + inPlace();
            case TANH -> "tanh" + inPlace();
            case SIGMOID -> "sigmoid" + inPlace();
            case GELU -> "gelu"; // its backward pass needs what it was given
        };
    }

    /** Into the memory of what it was given, unless the backward pass of the layer before needs that. */
    private String inPlace() {
        return before instanceof LayerSpec.Conv2d
                        || before instanceof LayerSpec.Linear
                        || before instanceof LayerSpec.BatchNorm
                ? "_"
                : "";
    }

    private String normalization(BatchNormSpec settings, int first) {
        return assign("torch.batch_norm(values, tensors[%d], tensors[%d], tensors[%d], tensors[%d], %s, %s, %s, False)"
                .formatted(
                        first,
                        first + 1,
                        first + 2,
                        first + 3,
                        training ? "True" : "False",
                        settings.momentum(),
                        settings.epsilon()));
    }

    /** Each value stays if its random number is not below the rate. */
    private String dropout(double rate, int values) {
        int dropped = DropoutNoise.dropped(rate);
        return """
                    kept = torch.ge(torch.slice(noise, 1, %d, %d), %d)
                    kept = torch.mul_(torch.to(kept, 6), %s)
                    values = torch.mul(values, torch.reshape(kept, torch.size(values)))
                """.formatted(noise, noise + values, dropped + Short.MIN_VALUE, DropoutNoise.scale(rate));
    }
}
