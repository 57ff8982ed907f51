package io.cotejo.cli.report;

import java.time.Instant;
import java.util.List;

/**
 * What a reproduction gave.
 *
 * @param command what makes it again
 * @param linksNote when the links to runs can be followed
 */
public record Report(Instant writtenAt, String command, String linksNote, List<ReproducedDocument> documents) {
    public Report {
        documents = List.copyOf(documents);
    }
}
