package io.cotejo.trainer.network;

import io.cotejo.events.job.ActivationKind;
import io.cotejo.events.job.BatchNormSpec;
import io.cotejo.events.job.LayerSpec;
import org.jspecify.annotations.Nullable;

/**
 * The forward pass of one layer as statements of a {@link io.cotejo.trainer.engine.Program}, which replace {@code values};
 * they read {@code tensors}, a list, and {@code training}, a truth value.
 */
final class LayerScript {
    /** Random numbers of 64 bits decide on four values each. */
    private static final int LEVELS = 1 << 16;

    private LayerScript() {}

    /**
     * The statements, each on a line of its own, indented by four blanks.
     *
     * @param before the layer whose output this one is given, if there is one
     * @param first where in {@code tensors} the layer's own begin, in the order of {@link PlannedLayer#tensors}
     */
    static String of(LayerSpec layer, @Nullable LayerSpec before, int first) {
        return switch (layer) {
            case LayerSpec.Conv2d conv ->
                assign("torch.conv2d(values, tensors[%d], tensors[%d], [%d, %d], [%d, %d])"
                        .formatted(first, first + 1, conv.stride(), conv.stride(), conv.padding(), conv.padding()));
            case LayerSpec.MaxPool2d pool ->
                assign("torch.max_pool2d(values, [%d, %d], [%d, %d])"
                        .formatted(pool.kernel(), pool.kernel(), pool.stride(), pool.stride()));
            case LayerSpec.Linear linear ->
                assign("torch.linear(values, tensors[%d], tensors[%d])".formatted(first, first + 1));
            case LayerSpec.Activation activation ->
                assign("torch.%s(values)".formatted(function(activation.kind(), before)));
            case LayerSpec.Dropout dropout -> dropout.rate() == 0 ? "" : dropout(dropout.rate());
            case LayerSpec.BatchNorm norm -> normalization(norm.settings(), first);
            case LayerSpec.Flatten flatten -> assign("torch.flatten(values, 1)");
        };
    }

    private static String assign(String expression) {
        return "    values = " + expression + "\n";
    }

    private static String function(ActivationKind kind, @Nullable LayerSpec before) {
        return switch (kind) {
            case RELU -> "relu" + inPlace(before);
            case TANH -> "tanh" + inPlace(before);
            case SIGMOID -> "sigmoid" + inPlace(before);
            case GELU -> "gelu"; // its backward pass needs what it was given
        };
    }

    /** Into the memory of what it was given, unless the backward pass of the layer before needs that. */
    private static String inPlace(@Nullable LayerSpec before) {
        return before instanceof LayerSpec.Conv2d
                        || before instanceof LayerSpec.Linear
                        || before instanceof LayerSpec.BatchNorm
                ? "_"
                : "";
    }

    private static String normalization(BatchNormSpec settings, int first) {
        return assign(
                "torch.batch_norm(values, tensors[%d], tensors[%d], tensors[%d], tensors[%d], training, %s, %s, False)"
                        .formatted(first, first + 1, first + 2, first + 3, settings.momentum(), settings.epsilon()));
    }

    /** As the engine's own, which draws a random number of 64 bits for every value, on a single thread. */
    private static String dropout(double rate) {
        long dropped = Math.clamp(Math.round(rate * LEVELS), 0, LEVELS - 1);
        return """
                    if training:
                      count = torch.numel(values)
                      lowest = torch.sub(-9223372036854775807, 1)
                      random = torch.random_(torch.empty([torch.floordiv(torch.add(count, 3), 4)], dtype=4), lowest, None)
                      shifted = [random, torch.bitwise_right_shift(random, 16), torch.bitwise_right_shift(random, 32), \
                torch.bitwise_right_shift(random, 48)]
                      levels = torch.slice(torch.to(torch.cat(shifted), 2), 0, 0, count)
                      kept = torch.mul_(torch.to(torch.ge(levels, %d), 6), %s)
                      remaining = torch.mul(values, torch.reshape(kept, torch.size(values)))
                    else:
                      remaining = values
                    values = remaining
                """.formatted(dropped - LEVELS / 2, (double) LEVELS / (LEVELS - dropped));
    }
}
