package io.cotejo.cli.report;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a reproduction gave.
 *
 * @param command what makes it again
 * @param departure in what all runs were trained otherwise than published; null if in nothing
 * @param linksNote when the links to runs can be followed
 */
public record Report(
        Instant writtenAt,
        String command,
        @Nullable String departure,
        String linksNote,
        List<ReproducedDocument> documents) {
    /** What the figures are, for people. */
    static final String LEGEND = "Our test figures are of the best epoch, by validation where images are held back; "
            + "PyTorch's here are those after its last epoch; training figures are of the epoch that is named. "
            + "Several seeds are told as mean ± standard deviation. "
            + "Accuracies are in per cent, their differences in percentage points (pp).";

    public Report {
        documents = List.copyOf(documents);
    }
}
