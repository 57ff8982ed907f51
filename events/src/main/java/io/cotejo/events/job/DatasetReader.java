package io.cotejo.events.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the {@code dataset} section. */
final class DatasetReader {
    private static final List<String> NAMES =
            List.of("digits", "mnist", "fashion-mnist", "kmnist", "cifar10", DatasetSpec.IMAGES);
    private static final int MOST_IMAGES = 1_000_000;
    private static final int LARGEST_EDGE = 512;
    private static final int LARGEST_SHIFT = 64;
    private static final Range ANGLE = new Range(0, true, 180, true);

    private static final String VALIDATION_FORMS = "must be a number of images in [0, " + MOST_IMAGES
            + "], or have either count or fraction, such as {fraction: 0.1, from: random}";

    private DatasetReader() {}

    static DatasetSpec read(JsonFields fields) {
        var name = fields.kind("name", NAMES);
        return new DatasetSpec(
                name == null ? "" : name,
                fields.optionalInteger("train", 1, MOST_IMAGES),
                fields.optionalInteger("test", 1, MOST_IMAGES),
                validation(fields),
                normalization(fields),
                augment(fields),
                DatasetSpec.IMAGES.equals(name) ? images(fields) : null);
    }

    private static ImagesSpec images(JsonFields fields) {
        return new ImagesSpec(
                fields.text("folder", DatasetSpec.IMAGES, DatasetReader::complainUnlessFolder),
                fields.integer("height", 32, 1, LARGEST_EDGE),
                fields.integer("width", 32, 1, LARGEST_EDGE),
                fields.oneOf(
                        "color", ImagesSpec.Color.RGB, List.of(ImagesSpec.Color.values()), ImagesSpec.Color::document));
    }

    private static @Nullable String complainUnlessFolder(String folder) {
        return ImagesSpec.isFolder(folder)
                ? null
                : "must be a folder below the data folder, such as flowers or pictures/flowers: letters, digits, dots,"
                        + " hyphens, underscores, and single slashes between them";
    }

    private static ValidationSpec validation(JsonFields fields) {
        if (!fields.has("validation")) {
            return ValidationSpec.NONE;
        }
        if (fields.raw("validation").isNumber()) {
            return lastImages(fields);
        }
        if (!fields.raw("validation").isObject()) {
            fields.fault("validation", VALIDATION_FORMS);
            return ValidationSpec.NONE;
        }
        return split(fields.object("validation"));
    }

    private static ValidationSpec lastImages(JsonFields fields) {
        double number = fields.raw("validation").doubleValue();
        if (Range.BETWEEN_ZERO_AND_ONE.contains(number)) {
            fields.fault("validation", "must be a whole number of images, or a share as {fraction: " + number + "}");
            return ValidationSpec.NONE;
        }
        return ValidationSpec.last(fields.integer("validation", 0, 0, MOST_IMAGES));
    }

    private static ValidationSpec split(JsonFields split) {
        boolean shared = split.has("fraction");
        if (shared == split.has("count")) {
            split.fault(VALIDATION_FORMS);
        }
        var from = split.oneOf(
                "from", ValidationSpec.From.LAST, List.of(ValidationSpec.From.values()), ValidationSpec.From::document);
        var read = new ValidationSpec(
                shared ? null : split.integer("count", 0, 0, MOST_IMAGES),
                shared ? split.number("fraction", 0.1, Range.BETWEEN_ZERO_AND_ONE) : null,
                from,
                split.longInteger("seed", ValidationSpec.SEED, Long.MIN_VALUE, Long.MAX_VALUE));
        if (split.has("seed") && from != ValidationSpec.From.RANDOM) {
            split.fault("seed", "has a meaning only with from: random");
        }
        split.rejectUnknown();
        return read;
    }

    private static @Nullable AugmentSpec augment(JsonFields fields) {
        if (!fields.has("augment")) {
            return null;
        }
        var augment = fields.object("augment");
        var read = new AugmentSpec(
                augment.integer("shift", 0, 0, LARGEST_SHIFT),
                augment.number("rotate", 0, ANGLE),
                augment.flag("horizontalFlip", false));
        augment.rejectUnknown();
        return read;
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
        var std = fields.numbers("std", Range.POSITIVE_SINGLE);
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
