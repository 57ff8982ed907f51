package io.cotejo.events;

import java.util.List;

/**
 * Files of a dataset that were left out because they could not be read.
 *
 * @param count of all of them; above 0
 * @param first the first few, each as {@code train/cats/1.png} and why
 */
public record UnreadableFiles(int count, List<String> first) {
    public UnreadableFiles {
        Checks.atLeast("count", count, 1);
        first = List.copyOf(first);
    }
}
