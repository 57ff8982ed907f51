package io.cotejo.metrics.problem;

import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Says in the words of the body what the body has wrong. */
final class Mismatch {
    private Mismatch() {}

    /** The field, the value seen and what is allowed. */
    static String detail(MismatchedInputException mismatch) {
        if (mismatch instanceof UnrecognizedPropertyException unknown) {
            var known =
                    unknown.getKnownPropertyIds().stream().map(String::valueOf).sorted();
            return "%s is no field that is known here. Known are: %s"
                    .formatted(InvalidParameterException.cut(path(unknown)), known.collect(Collectors.joining(", ")));
        }
        var path = path(mismatch);
        return "%s must be %s, was %s"
                .formatted(
                        path.isEmpty() ? "The body" : InvalidParameterException.cut(path),
                        allowed(mismatch.getTargetType()),
                        seen(mismatch));
    }

    private static String path(MismatchedInputException mismatch) {
        var path = new StringBuilder();
        for (var step : mismatch.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String seen(MismatchedInputException mismatch) {
        if (mismatch instanceof InvalidFormatException invalid) {
            return "\"" + InvalidParameterException.cut(String.valueOf(invalid.getValue())) + "\"";
        }
        return "another kind of value"; // the parser no longer tells which
    }

    private static String allowed(@Nullable Class<?> type) {
        if (type == null) {
            return "something else";
        }
        if (type.isEnum()) {
            return "one of " + Arrays.toString(type.getEnumConstants());
        }
        if (type == String.class) {
            return "a text";
        }
        if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
            return "a whole number";
        }
        if (type == Double.class || type == double.class) {
            return "a number";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "true or false";
        }
        return Collection.class.isAssignableFrom(type) || type.isArray() ? "a list" : "an object";
    }
}
