package io.cotejo.events.job;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the {@code network} section. */
final class NetworkReader {
    private static final int MOST_LAYERS = 1_000;
    private static final int MOST_UNITS = 65_536;

    private NetworkReader() {}

    static NetworkSpec read(JsonFields fields) {
        var type = fields.kind("type", List.of("preset", "mlp", "layers"));
        return switch (type) {
            case "mlp" -> mlp(fields);
            case "layers" -> new NetworkSpec.Layers(layers(fields), initializer(fields));
            case "preset" -> preset(fields);
            case null, default -> new NetworkSpec.Layers(List.of(), Initializer.KAIMING_UNIFORM);
        };
    }

    private static NetworkSpec preset(JsonFields fields) {
        if (!fields.has("name")) {
            fields.fault("name", "is required: one of " + String.join(", ", NetworkSpec.Preset.NAMES));
        }
        return new NetworkSpec.Preset(
                fields.oneOf("name", "", NetworkSpec.Preset.NAMES, name -> name), initializer(fields));
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
                batchNorm(fields),
                initializer(fields));
    }

    private static List<Integer> hidden(JsonFields fields) {
        var units = new ArrayList<Integer>();
        for (var each : fields.array("hidden")) {
            if (!each.isIntegralNumber()
                    || !each.canConvertToInt()
                    || each.intValue() < 1
                    || each.intValue() > MOST_UNITS) {
                fields.fault("hidden", "must be a list of whole numbers in [1, " + MOST_UNITS + "]");
                return List.of();
            }
            units.add(each.intValue());
        }
        return units;
    }

    private static @Nullable BatchNormSpec batchNorm(JsonFields fields) {
        if (!fields.raw("batchNorm").isObject()) {
            return fields.flag("batchNorm", false) ? BatchNormSpec.DEFAULT : null;
        }
        var settings = fields.object("batchNorm");
        var read = BatchNormSpec.read(settings);
        settings.rejectUnknown();
        return read;
    }

    /** By its own name, or as the default of the library that has it. */
    private static Initializer initializer(JsonFields fields) {
        var words = new LinkedHashMap<String, Initializer>();
        for (var each : Initializer.values()) {
            words.put(each.document(), each);
        }
        words.put("pytorch", Initializer.KAIMING_UNIFORM);
        words.put("keras", Initializer.GLOROT_UNIFORM);
        var word = fields.oneOf("initializer", "pytorch", List.copyOf(words.keySet()), each -> each);
        return words.getOrDefault(word, Initializer.KAIMING_UNIFORM);
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
