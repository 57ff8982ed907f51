package io.cotejo.cli.report;

import io.cotejo.cli.terminal.Figures;
import io.cotejo.cli.terminal.Style;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a figure is counted in, and how it is written for people. */
public enum Unit {
    SHARE,
    NATS,
    SECONDS,
    COUNT,
    /** The number of a class: it is told, not reckoned with. */
    CLASS;

    /** Stands where there is no figure. */
    static final String NONE = "–";

    private static final Figures FIGURES = new Figures(new Style(false, true, false));

    /** The value with its unit; a dash if there is none. */
    public String write(@Nullable Double value) {
        if (value == null) {
            return NONE;
        }
        return switch (this) {
            case SHARE -> String.format(Locale.ROOT, "%.2f %%", 100 * value);
            case NATS -> FIGURES.precise(value);
            case SECONDS -> FIGURES.seconds(value);
            case COUNT, CLASS -> FIGURES.rate(value);
        };
    }

    /** The mean with its standard deviation, where there are several values; of classes those that occur; a dash if there are none. */
    public String write(Sample sample) {
        if (this == CLASS && !sample.values().isEmpty()) {
            return distinct(sample);
        }
        Double deviation = sample.deviation();
        if (deviation == null || this == COUNT) {
            return write(sample.mean());
        }
        return switch (this) {
            case SHARE -> String.format(Locale.ROOT, "%.2f ± %.2f %%", 100 * sample.meanOrZero(), 100 * deviation);
            case NATS -> String.format(Locale.ROOT, "%.4f ± %.4f", sample.meanOrZero(), deviation);
            default -> String.format(Locale.ROOT, "%.1f ± %.1f s", sample.meanOrZero(), deviation);
        };
    }

    private String distinct(Sample sample) {
        return sample.values().stream().distinct().sorted().map(this::write).collect(Collectors.joining(", "));
    }

    /** A difference with its sign: accuracies in percentage points; a dash if there is none. */
    public String writeDifference(@Nullable Double difference) {
        if (difference == null) {
            return NONE;
        }
        return switch (this) {
            case SHARE -> signed("%.2f", 100 * difference) + " pp";
            case NATS -> signed("%.4f", difference);
            case SECONDS -> signed("%.1f", difference) + " s";
            case COUNT -> signed("%,.0f", difference);
            case CLASS -> NONE;
        };
    }

    /** What rounds to nothing has no sign. */
    private static String signed(String format, double value) {
        var size = String.format(Locale.ROOT, format, Math.abs(value));
        boolean nothing = size.chars().noneMatch(digit -> digit >= '1' && digit <= '9');
        return (nothing ? "±" : value < 0 ? "−" : "+") + size;
    }
}
