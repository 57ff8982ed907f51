package io.cotejo.trainer.network;

import io.cotejo.events.job.ActivationKind;
import io.cotejo.events.job.LayerSpec;
import io.cotejo.events.job.NetworkSpec;
import java.util.ArrayList;
import java.util.List;

/** Writes presets and multi-layer perceptrons out as layers. */
final class Architectures {
    private static final LayerSpec RELU = new LayerSpec.Activation(ActivationKind.RELU);
    private static final LayerSpec POOL = new LayerSpec.MaxPool2d(2, 2);
    private static final LayerSpec FLATTEN = new LayerSpec.Flatten();

    private Architectures() {}

    static List<LayerSpec> layers(NetworkSpec spec, int classes) {
        return switch (spec) {
            case NetworkSpec.Layers written -> written.layers();
            case NetworkSpec.Mlp mlp -> perceptron(mlp, classes);
            case NetworkSpec.Preset preset -> preset(preset.name(), new LayerSpec.Linear(classes));
        };
    }

    private static List<LayerSpec> perceptron(NetworkSpec.Mlp mlp, int classes) {
        var layers = new ArrayList<LayerSpec>();
        layers.add(FLATTEN);
        for (int units : mlp.hidden()) {
            layers.add(new LayerSpec.Linear(units));
            if (mlp.batchNorm() != null) {
                layers.add(new LayerSpec.BatchNorm(mlp.batchNorm()));
            }
            layers.add(new LayerSpec.Activation(mlp.activation()));
            if (mlp.dropout() > 0) {
                layers.add(new LayerSpec.Dropout(mlp.dropout()));
            }
        }
        layers.add(new LayerSpec.Linear(classes));
        return layers;
    }

    private static List<LayerSpec> preset(String name, LayerSpec last) {
        return switch (name) {
            case "mlp-32" -> List.of(FLATTEN, new LayerSpec.Linear(32), RELU, last);
            case "mlp-512" -> List.of(FLATTEN, new LayerSpec.Linear(512), RELU, last);
            case "tiny-cnn" -> List.of(conv(4), RELU, POOL, conv(8), RELU, POOL, FLATTEN, last);
            case "cnn" ->
                List.of(conv(8), RELU, POOL, conv(16), RELU, POOL, FLATTEN, new LayerSpec.Linear(32), RELU, last);
            case "simple-cnn" -> simpleCnn(last);
            case "strong-cnn" -> strongCnn(last);
            default ->
                throw new IllegalArgumentException(
                        "there is no preset " + name + ", only " + String.join(", ", NetworkSpec.Preset.NAMES));
        };
    }

    private static List<LayerSpec> simpleCnn(LayerSpec last) {
        return List.of(
                conv(16),
                RELU,
                POOL,
                conv(32),
                RELU,
                POOL,
                FLATTEN,
                new LayerSpec.Linear(128),
                RELU,
                new LayerSpec.Dropout(0.25),
                last);
    }

    private static List<LayerSpec> strongCnn(LayerSpec last) {
        return List.of(
                conv(32),
                RELU,
                conv(32),
                RELU,
                POOL,
                new LayerSpec.Dropout(0.25),
                conv(64),
                RELU,
                conv(64),
                RELU,
                POOL,
                new LayerSpec.Dropout(0.25),
                FLATTEN,
                new LayerSpec.Linear(128),
                RELU,
                new LayerSpec.Dropout(0.5),
                last);
    }

    private static LayerSpec conv(int filters) {
        return new LayerSpec.Conv2d(filters, 3, 1, 1);
    }
}
