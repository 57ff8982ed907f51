package io.cotejo.events.job;

import java.util.List;

/** Reads the {@code dataset} section. */
final class DatasetReader {
    private static final List<String> NAMES = List.of("digits", "mnist", "fashion-mnist", "kmnist", "cifar10");
    private static final int MOST_IMAGES = 1_000_000;

    private DatasetReader() {}

    static DatasetSpec read(JsonFields fields) {
        if (!fields.has("name")) {
            fields.fault("name", "is required: one of " + String.join(", ", NAMES));
        }
        return new DatasetSpec(
                fields.oneOf("name", "", NAMES, name -> name),
                fields.optionalInteger("train", 1, MOST_IMAGES),
                fields.optionalInteger("test", 1, MOST_IMAGES),
                fields.integer("validation", 0, 0, MOST_IMAGES),
                normalization(fields));
    }

    private static Normalization normalization(JsonFields fields) {
        if (!fields.has("normalize")) {
            return new Normalization.Unit();
        }
        if (fields.raw("normalize").isObject()) {
            return standard(fields.object("normalize"));
        }
        List<Normalization> words = List.of(new Normalization.Unit(), new Normalization.Symmetric());
        return fields.oneOf(
                "normalize", words.getFirst(), words, each -> each.document().toString());
    }

    private static Normalization standard(JsonFields fields) {
        var mean = fields.numbers("mean", Range.FINITE);
        var std = fields.numbers("std", Range.POSITIVE);
        if (mean.isEmpty()) {
            fields.fault("mean", "must be a list with one number per channel, or one for all");
        }
        if (std.size() != mean.size()) {
            fields.fault("std", "must be a list of as many numbers as mean");
        }
        fields.rejectUnknown();
        return new Normalization.Standard(mean, std);
    }
}
