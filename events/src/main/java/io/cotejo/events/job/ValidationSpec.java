package io.cotejo.events.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Which of the training images are held back to choose by. Either {@code count} or {@code fraction} is set.
 *
 * @param count how many; 0 for none
 * @param fraction share of the training images, in (0, 1), rounded to whole images
 * @param from which of them
 * @param seed of the choice, where it is random: the same for all repeats of a run
 */
public record ValidationSpec(
        @Nullable Integer count, @Nullable Double fraction, From from, long seed) {
    static final long SEED = 42;

    /** None. */
    public static final ValidationSpec NONE = last(0);

    /** The last images, in the order of the files. */
    public static ValidationSpec last(int count) {
        return new ValidationSpec(count, null, From.LAST, SEED);
    }

    /** Where in the order of the files the images are taken from. */
    public enum From {
        FIRST,
        LAST,
        RANDOM;

        /** The word for it in the job document. */
        @JsonValue
        public String document() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How many of so many training images are held back. */
    public int of(int images) {
        return fraction != null ? (int) Math.round(fraction * images) : count != null ? count : 0;
    }

    /** True if no image is held back, whatever there are. */
    public boolean none() {
        return fraction == null && (count == null || count == 0);
    }

    /** What stands in the job document: a number where it is so many of the last. */
    @JsonValue
    public Object document() {
        if (count != null && from == From.LAST) {
            return count;
        }
        var fields = new LinkedHashMap<String, Object>();
        if (fraction != null) {
            fields.put("fraction", fraction);
        } else if (count != null) {
            fields.put("count", count);
        }
        fields.put("from", from);
        if (from == From.RANDOM) {
            fields.put("seed", seed);
        }
        return fields;
    }
}
