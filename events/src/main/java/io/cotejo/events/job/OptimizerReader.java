package io.cotejo.events.job;

import java.util.List;

/** Reads the {@code optimizer} section. */
final class OptimizerReader {
    private OptimizerReader() {}

    static OptimizerSpec read(JsonFields fields) {
        var type = fields.has("type") ? fields.kind("type", List.of("adam", "adamw", "sgd", "rmsprop")) : "adam";
        return switch (type) {
            case "adamw" ->
                new OptimizerSpec.AdamW(
                        learningRate(fields, 1e-3),
                        weightDecay(fields, 1e-2),
                        l2(fields),
                        beta(fields, "beta1", 0.9),
                        beta(fields, "beta2", 0.999),
                        epsilon(fields),
                        fields.flag("amsgrad", false));
            case "sgd" -> sgd(fields);
            case "rmsprop" ->
                new OptimizerSpec.RmsProp(
                        learningRate(fields, 1e-2),
                        weightDecay(fields, 0),
                        l2(fields),
                        beta(fields, "alpha", 0.99),
                        epsilon(fields),
                        beta(fields, "momentum", 0),
                        fields.flag("centered", false));
            case null, default ->
                new OptimizerSpec.Adam(
                        learningRate(fields, 1e-3),
                        weightDecay(fields, 0),
                        l2(fields),
                        beta(fields, "beta1", 0.9),
                        beta(fields, "beta2", 0.999),
                        epsilon(fields),
                        fields.flag("amsgrad", false));
        };
    }

    private static OptimizerSpec sgd(JsonFields fields) {
        double momentum = beta(fields, "momentum", 0);
        boolean nesterov = fields.flag("nesterov", false);
        if (nesterov && momentum == 0) {
            fields.fault("nesterov", "needs a momentum above 0");
        }
        double dampening = beta(fields, "dampening", 0);
        if (nesterov && dampening > 0) {
            fields.fault("dampening", "must be 0 with nesterov");
        }
        return new OptimizerSpec.Sgd(
                learningRate(fields, 1e-2), weightDecay(fields, 0), l2(fields), momentum, dampening, nesterov);
    }

    private static double learningRate(JsonFields fields, double fallback) {
        return fields.number("learningRate", fallback, Range.POSITIVE);
    }

    private static double weightDecay(JsonFields fields, double fallback) {
        return fields.number("weightDecay", fallback, Range.NOT_NEGATIVE_SINGLE);
    }

    private static double l2(JsonFields fields) {
        return fields.number("l2", 0, Range.NOT_NEGATIVE_SINGLE);
    }

    private static double beta(JsonFields fields, String name, double fallback) {
        return fields.number(name, fallback, Range.SHARE_BELOW_ONE);
    }

    private static double epsilon(JsonFields fields) {
        return fields.number("epsilon", 1e-8, Range.POSITIVE_SINGLE);
    }
}
