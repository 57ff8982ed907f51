package io.cotejo.cli.report;

import java.util.List;

/** A published document, and what came of training its runs anew. */
public record ReproducedDocument(Document document, List<ReproducedRun> runs) {
    public ReproducedDocument {
        runs = List.copyOf(runs);
    }
}
