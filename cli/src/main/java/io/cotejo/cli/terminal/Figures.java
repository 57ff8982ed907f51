package io.cotejo.cli.terminal;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures as people read them; what is not known is a dash. */
public final class Figures {
    private final Style style;

    /** Writes figures for a terminal of this style. */
    public Figures(Style style) {
        this.style = style;
    }

    /** A whole number, thousands set apart. */
    public String count(@Nullable Number value) {
        return value == null ? style.none() : String.format(Locale.ROOT, "%,d", value.longValue());
    }

    /** A rate, rounded to a whole number. */
    public String rate(@Nullable Double value) {
        return value == null ? style.none() : count(Math.round(value));
    }

    /** A figure with four decimals: losses and accuracies. */
    public String precise(@Nullable Double value) {
        return value == null || value.isNaN() ? style.none() : String.format(Locale.ROOT, "%.4f", value);
    }

    /** A share of 1, in per cent. */
    public String percent(@Nullable Double share) {
        return share == null ? style.none() : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** A time, to a tenth of a second up to a minute, then in minutes and seconds. */
    public String seconds(@Nullable Double seconds) {
        if (seconds == null) {
            return style.none();
        }
        if (seconds < 59.95) {
            return String.format(Locale.ROOT, "%.1f s", seconds);
        }
        var time = Duration.ofSeconds(Math.round(seconds));
        return time.toHours() > 0
                ? String.format(Locale.ROOT, "%d h %02d min", time.toHours(), time.toMinutesPart())
                : String.format(Locale.ROOT, "%d min %02d s", time.toMinutes(), time.toSecondsPart());
    }

    /** A text, or a dash where there is none. */
    public String text(@Nullable String value) {
        return value == null || value.isBlank() ? style.none() : value;
    }
}
