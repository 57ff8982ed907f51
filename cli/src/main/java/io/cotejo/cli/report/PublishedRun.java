package io.cotejo.cli.report;

import java.util.List;

/**
 * What is published of one run.
 *
 * @param name as in the job file
 * @param figures the most telling first
 */
public record PublishedRun(String name, List<PublishedFigure> figures) {
    public PublishedRun {
        figures = List.copyOf(figures);
    }
}
