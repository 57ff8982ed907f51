package io.cotejo.inference.model;

import java.util.Locale;

/** What came of loading a version. */
sealed interface LoadResult {
    /** It answers as the training engine did. The receiver is its holder. */
    record Verified(OnnxClassifier classifier, Pace pace) implements LoadResult {}

    /** It must not be served; says why, for the person who looks. */
    record Refused(Fault fault, String reason) implements LoadResult {}

    /** What was wrong, in few words, for meters. */
    enum Fault {
        /** A file is missing or is not the one that was announced: a shared volume may still be behind. */
        ARTIFACT,
        /** The graph is none that can be served. */
        GRAPH,
        /** The runtime could not open or compute it: a card may be out of memory. */
        RUNTIME,
        /** It answers differently from the training engine. */
        PARITY;

        /** True if trying again may help, though nothing was announced anew. */
        boolean mayPass() {
            return this == ARTIFACT || this == RUNTIME;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
