package io.cotejo.metrics.card;

import io.cotejo.events.LedgerEntry;
import io.cotejo.events.Score;
import io.cotejo.metrics.registry.VersionDetails;
import io.cotejo.metrics.table.Markdown;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The moves of aliases to a version and away from it. */
final class LedgerSection {
    private static final List<String> HEADINGS =
            List.of("when", "alias", "what", "who", "why", "from", "to", "accuracy before", "accuracy now", "p");
    private static final int WORDS = 5;

    private LedgerSection() {}

    static String markdown(VersionDetails version) {
        return version.ledger().isEmpty()
                ? "No alias has ever stood for this version.\n"
                : Markdown.write(
                        HEADINGS,
                        version.ledger().stream().map(LedgerSection::row).toList(),
                        WORDS);
    }

    private static List<String> row(LedgerEntry entry) {
        return List.of(
                entry.at().toString(),
                entry.alias(),
                entry.kind() == null
                        ? LedgerEntry.Kind.MOVE.word()
                        : entry.kind().word(),
                entry.actor(),
                entry.reason(),
                text(entry.from()),
                text(entry.to()),
                accuracy(entry.fromScore()),
                accuracy(entry.toScore()),
                entry.pValue() == null ? "" : String.format(Locale.ROOT, "%.4g", entry.pValue()));
    }

    private static String text(@Nullable Integer version) {
        return version == null ? "" : version.toString();
    }

    private static String accuracy(@Nullable Score score) {
        return score == null ? "" : String.format(Locale.ROOT, "%.4f", score.accuracy());
    }
}
