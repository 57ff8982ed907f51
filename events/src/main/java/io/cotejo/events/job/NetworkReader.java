package io.cotejo.events.job;

import java.util.ArrayList;
import java.util.List;

/** Reads the {@code network} section. */
final class NetworkReader {
    private static final int MOST_LAYERS = 1_000;
    private static final int MOST_UNITS = 65_536;

    private NetworkReader() {}

    static NetworkSpec read(JsonFields fields) {
        if (!fields.has("type")) {
            fields.fault("type", "is required: one of preset, mlp, layers");
        }
        var type = fields.oneOf("type", "", List.of("preset", "mlp", "layers"), word -> word);
        return switch (type) {
            case "mlp" -> mlp(fields);
            case "layers" -> new NetworkSpec.Layers(layers(fields), initializer(fields));
            case "preset" -> preset(fields);
            default -> new NetworkSpec.Layers(List.of(), Initializer.KAIMING_UNIFORM);
        };
    }

    private static NetworkSpec preset(JsonFields fields) {
        if (!fields.has("name")) {
            fields.fault("name", "is required: one of " + String.join(", ", NetworkSpec.Preset.NAMES));
        }
        return new NetworkSpec.Preset(fields.oneOf("name", "", NetworkSpec.Preset.NAMES, name -> name));
    }

    private static NetworkSpec mlp(JsonFields fields) {
        if (!fields.has("hidden")) {
            fields.fault("hidden", "is required: a list of the units of each hidden layer, such as [128, 64]");
        }
        return new NetworkSpec.Mlp(
                hidden(fields),
                fields.oneOf(
                        "activation", ActivationKind.RELU, List.of(ActivationKind.values()), ActivationKind::document),
                fields.number("dropout", 0, Range.SHARE_BELOW_ONE),
                fields.flag("batchNorm", false),
                initializer(fields));
    }

    private static List<Integer> hidden(JsonFields fields) {
        var units = new ArrayList<Integer>();
        for (var each : fields.array("hidden")) {
            if (!each.isInt() || each.intValue() < 1 || each.intValue() > MOST_UNITS) {
                fields.fault("hidden", "must be a list of whole numbers in [1, " + MOST_UNITS + "]");
                return List.of();
            }
            units.add(each.intValue());
        }
        return units;
    }

    private static Initializer initializer(JsonFields fields) {
        return fields.oneOf(
                "initializer", Initializer.KAIMING_UNIFORM, List.of(Initializer.values()), Initializer::document);
    }

    private static List<LayerSpec> layers(JsonFields fields) {
        var elements = fields.array("layers");
        if (elements.isEmpty() || elements.size() > MOST_LAYERS) {
            fields.fault("layers", "must be a list of 1 to " + MOST_LAYERS + " layers");
            return List.of();
        }
        var layers = new ArrayList<LayerSpec>();
        for (int i = 0; i < elements.size(); i++) {
            layers.add(LayerReader.read(elements.get(i), "layers[" + i + "]", fields));
        }
        return layers;
    }
}
