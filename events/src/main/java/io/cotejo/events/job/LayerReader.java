package io.cotejo.events.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/** Reads one layer: a word such as {@code relu}, or one field such as {@code {linear: 128}}. */
final class LayerReader {
    private static final List<String> WORDS = List.of("relu", "tanh", "sigmoid", "gelu", "flatten", "batchNorm");
    private static final List<String> FIELDS = List.of("conv2d", "maxPool2d", "linear", "dropout", "batchNorm");
    private static final String FORM = "must be one of the words " + String.join(", ", WORDS) + ", or one field of "
            + String.join(", ", FIELDS) + ", such as {linear: 128}";
    private static final int MOST_UNITS = 65_536;
    private static final int LARGEST_KERNEL = 64;

    private LayerReader() {}

    static LayerSpec read(JsonNode layer, String place, JsonFields network) {
        if (layer.isTextual() && WORDS.contains(layer.textValue())) {
            return word(layer.textValue());
        }
        if (layer.isObject()
                && layer.size() == 1
                && FIELDS.contains(layer.fieldNames().next())) {
            return field(layer, layer.fieldNames().next(), place, network);
        }
        network.faults().add(new Fault(network.path(place), layer.toString(), FORM));
        return new LayerSpec.Flatten();
    }

    private static LayerSpec word(String word) {
        for (var kind : ActivationKind.values()) {
            if (kind.document().equals(word)) {
                return new LayerSpec.Activation(kind);
            }
        }
        return word.equals("flatten") ? new LayerSpec.Flatten() : new LayerSpec.BatchNorm(BatchNormSpec.DEFAULT);
    }

    private static LayerSpec field(JsonNode layer, String name, String place, JsonFields network) {
        var settings = network.object(place + "." + name, settings(layer.get(name), name));
        var read = switch (name) {
            case "conv2d" -> conv2d(settings);
            case "maxPool2d" -> maxPool2d(settings);
            case "linear" -> new LayerSpec.Linear(required(settings, "units", MOST_UNITS));
            case "batchNorm" -> new LayerSpec.BatchNorm(BatchNormSpec.read(settings));
            default -> new LayerSpec.Dropout(settings.number("rate", 0.5, Range.SHARE_BELOW_ONE));
        };
        settings.rejectUnknown();
        return read;
    }

    /** {@code {linear: 128}} is short for {@code {linear: {units: 128}}}, and likewise for the layers with one main setting. */
    private static JsonNode settings(JsonNode value, String layer) {
        if (value.isObject()) {
            return value;
        }
        var main = switch (layer) {
            case "conv2d" -> "filters";
            case "maxPool2d" -> "kernel";
            case "linear" -> "units";
            case "batchNorm" -> "momentum";
            default -> "rate";
        };
        return JsonNodeFactory.instance.objectNode().set(main, value);
    }

    private static LayerSpec conv2d(JsonFields settings) {
        return new LayerSpec.Conv2d(
                required(settings, "filters", MOST_UNITS),
                settings.integer("kernel", 3, 1, LARGEST_KERNEL),
                settings.integer("stride", 1, 1, LARGEST_KERNEL),
                settings.integer("padding", 0, 0, LARGEST_KERNEL));
    }

    private static LayerSpec maxPool2d(JsonFields settings) {
        int kernel = settings.integer("kernel", 2, 1, LARGEST_KERNEL);
        return new LayerSpec.MaxPool2d(kernel, settings.integer("stride", kernel, 1, LARGEST_KERNEL));
    }

    private static int required(JsonFields settings, String field, int most) {
        if (!settings.has(field)) {
            settings.fault(field, "is required");
        }
        return settings.integer(field, 1, 1, most);
    }
}
