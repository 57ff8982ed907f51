package io.cotejo.trainer.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import ai.djl.nn.pooling.Pool;
import io.cotejo.events.job.ActivationKind;
import io.cotejo.events.job.BatchNormSpec;
import io.cotejo.events.job.LayerSpec;
import java.util.List;
import java.util.function.UnaryOperator;

/** The forward pass of one layer. */
@FunctionalInterface
interface Layer {
    NDArray apply(NDArray values, boolean training);

    /** The layer with its tensors, which are in the order of {@link PlannedLayer#tensors}. */
    static Layer of(PlannedLayer planned, List<NDArray> tensors) {
        return switch (planned.spec()) {
            case LayerSpec.Conv2d conv -> convolution(conv, tensors.getFirst(), tensors.getLast());
            case LayerSpec.MaxPool2d pool -> pooling(pool);
            case LayerSpec.Linear linear -> {
                var weight = tensors.getFirst();
                var bias = tensors.getLast();
                yield (values, training) -> Linear.linear(values, weight, bias).singletonOrThrow();
            }
            case LayerSpec.Activation activation -> {
                var function = function(activation.kind());
                yield (values, training) -> function.apply(values);
            }
            case LayerSpec.Dropout dropout -> dropout((float) dropout.rate());
            case LayerSpec.BatchNorm norm -> normalization(norm.settings(), tensors);
            case LayerSpec.Flatten flatten -> (values, training) -> values.reshape(values.size(0), -1);
        };
    }

    private static Layer convolution(LayerSpec.Conv2d conv, NDArray weight, NDArray bias) {
        var stride = new Shape(conv.stride(), conv.stride());
        var padding = new Shape(conv.padding(), conv.padding());
        return (values, training) ->
                Conv2d.conv2d(values, weight, bias, stride, padding).singletonOrThrow();
    }

    private static Layer pooling(LayerSpec.MaxPool2d pool) {
        var kernel = new Shape(pool.kernel(), pool.kernel());
        var stride = new Shape(pool.stride(), pool.stride());
        var padding = new Shape(0, 0);
        return (values, training) -> Pool.maxPool2d(values, kernel, stride, padding, false);
    }

    private static Layer dropout(float rate) {
        return (values, training) ->
                training ? Dropout.dropout(values, rate, true).singletonOrThrow() : values;
    }

    private static Layer normalization(BatchNormSpec settings, List<NDArray> tensors) {
        var scale = tensors.get(0);
        var shift = tensors.get(1);
        var mean = tensors.get(2);
        var variance = tensors.get(3);
        float kept = (float) (1 - settings.momentum());
        float epsilon = (float) settings.epsilon();
        return (values, training) -> BatchNorm.batchNorm(
                        values, mean, variance, scale, shift, 1, kept, epsilon, training)
                .singletonOrThrow();
    }

    private static UnaryOperator<NDArray> function(ActivationKind kind) {
        return switch (kind) {
            case RELU -> Activation::relu;
            case TANH -> Activation::tanh;
            case SIGMOID -> Activation::sigmoid;
            case GELU -> Activation::gelu;
        };
    }
}
