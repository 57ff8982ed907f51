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
    public Report {
        documents = List.copyOf(documents);
    }
}
