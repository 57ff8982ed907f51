package io.cotejo.events.job;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds the word that was probably meant. */
final class Spelling {
    private static final int MOST_EDITS = 2;

    private Spelling() {}

    /** The word within two edits of {@code seen}, upper and lower case alike; null if there is none. */
    static @Nullable String nearest(String seen, Collection<String> words) {
        return words.stream()
                .filter(word -> edits(seen, word) <= MOST_EDITS)
                .min(Comparator.comparingInt(word -> edits(seen, word)))
                .orElse(null);
    }

    /** Levenshtein distance, case ignored. */
    private static int edits(String seen, String word) {
        var a = seen.toLowerCase(Locale.ROOT);
        var b = word.toLowerCase(Locale.ROOT);
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(previous[j], row[j - 1]) + 1);
            }
            previous = row;
        }
        return previous[b.length()];
    }
}
