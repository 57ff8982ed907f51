package io.cotejo.metrics.compare;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as the cells of a table of texts; empty where a figure is not known. */
final class Cells {
    private Cells() {}

    static String whole(@Nullable Number value) {
        return value == null ? "" : value.toString();
    }

    static String number(String format, @Nullable Double value) {
        return value == null ? "" : String.format(Locale.ROOT, format, value);
    }

    /**
     * {@code mean ± std}, or the mean alone where there is no deviation; how many runs it is over, where not over all.
     *
     * @param runs how many there are
     */
    static String spread(String format, @Nullable Spread spread, int runs) {
        if (spread == null) {
            return "";
        }
        var mean = number(format, spread.mean());
        var whole = spread.std() == null ? mean : mean + " ± " + number(format, spread.std());
        return spread.n() == runs ? whole : "%s (%d of %d)".formatted(whole, spread.n(), runs);
    }
}
