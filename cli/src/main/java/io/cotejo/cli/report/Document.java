package io.cotejo.cli.report;

import java.util.List;

/**
 * A published tutorial: what it is about, and the figures of its runs.
 *
 * @param experiment the name of its job file, and of the experiment in there
 * @param about how it trains, in a sentence or two
 * @param runs in the order of the document
 */
public record Document(String experiment, String title, String about, List<PublishedRun> runs) {
    public Document {
        runs = List.copyOf(runs);
    }
}
