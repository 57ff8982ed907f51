package io.cotejo.events.job;

import java.util.List;

/** Reads the {@code optimizer} section. */
final class OptimizerReader {
    private OptimizerReader() {}

    static OptimizerSpec read(JsonFields fields) {
        var type = fields.oneOf("type", "adam", List.of("adam", "adamw", "sgd", "rmsprop"), word -> word);
        return switch (type) {
            case "adamw" ->
                new OptimizerSpec.AdamW(
                        learningRate(fields, 1e-3),
                        weightDecay(fields, 1e-2),
                        beta(fields, "beta1", 0.9),
                        beta(fields, "beta2", 0.999),
                        epsilon(fields));
            case "sgd" -> sgd(fields);
            case "rmsprop" ->
                new OptimizerSpec.RmsProp(
                        learningRate(fields, 1e-2),
                        weightDecay(fields, 0),
                        beta(fields, "alpha", 0.99),
                        epsilon(fields),
                        beta(fields, "momentum", 0));
            default ->
                new OptimizerSpec.Adam(
                        learningRate(fields, 1e-3),
                        weightDecay(fields, 0),
                        beta(fields, "beta1", 0.9),
                        beta(fields, "beta2", 0.999),
                        epsilon(fields));
        };
    }

    private static OptimizerSpec sgd(JsonFields fields) {
        double momentum = beta(fields, "momentum", 0);
        boolean nesterov = fields.flag("nesterov", false);
        if (nesterov && momentum == 0) {
            fields.fault("nesterov", "needs a momentum above 0");
        }
        return new OptimizerSpec.Sgd(learningRate(fields, 1e-2), weightDecay(fields, 0), momentum, nesterov);
    }

    private static double learningRate(JsonFields fields, double fallback) {
        return fields.number("learningRate", fallback, Range.POSITIVE);
    }

    private static double weightDecay(JsonFields fields, double fallback) {
        return fields.number("weightDecay", fallback, Range.NOT_NEGATIVE);
    }

    private static double beta(JsonFields fields, String name, double fallback) {
        return fields.number(name, fallback, Range.SHARE_BELOW_ONE);
    }

    private static double epsilon(JsonFields fields) {
        return fields.number("epsilon", 1e-8, Range.POSITIVE);
    }
}
