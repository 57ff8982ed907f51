package io.cotejo.events;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who moved an alias, and why. Kept for ever, while the alias itself is compacted.
 *
 * @param move the number of the move it explains: see {@link AliasMoved#move}
 * @param from the version that the alias stood for; null if it is new
 * @param to the version that it stands for from now on; null if it was removed
 * @param actor a person's name, or {@code policy}
 * @param reason in a sentence
 * @param fromScore of the version before on the test images; null if there was none
 * @param toScore of the version now; null if the alias was removed
 * @param kind null in events of before it was told
 * @param pValue of McNemar's test between the two versions, in [0, 1]; null if it was not made
 */
public record LedgerEntry(
        String model,
        String alias,
        long move,
        Instant at,
        @Nullable Integer from,
        @Nullable Integer to,
        String actor,
        String reason,
        @Nullable Score fromScore,
        @Nullable Score toScore,
        @Nullable Kind kind,
        @Nullable Double pValue)
        implements ModelEvent {
    /** What was done to the alias. */
    public enum Kind {
        /** It was moved on to a version, or made. */
        MOVE,
        /** It went back to the version before. */
        ROLLBACK,
        /** It was taken away. */
        REMOVAL;

        /** The word for it in the event. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public LedgerEntry {
        Checks.notBlank("model", model);
        Checks.notBlank("alias", alias);
        Checks.atLeast("move", move, 1);
        if (to != null) {
            Checks.atLeast("to", to, 1);
        }
        if (pValue != null) {
            Checks.share("pValue", pValue);
        }
        Checks.notBlank("actor", actor);
        Checks.notBlank("reason", reason);
    }

    @Override
    public Topic topic() {
        return Topic.LEDGER;
    }

    @Override
    public String key() {
        return model;
    }

    @Override
    public String eventId() {
        return model + "/" + alias + "/" + move + "/ledger";
    }

    @Override
    public String eventType() {
        return "io.cotejo.models.alias.explained.v1";
    }
}
