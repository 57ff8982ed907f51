package io.cotejo.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who moved an alias, and why. Kept for ever, while the alias itself is compacted.
 *
 * @param move the number of the move it explains: see {@link AliasMoved#move}
 * @param from the version that the alias stood for; null if it is new
 * @param to the version that it stands for from now on
 * @param actor a person's name, or {@code policy}
 * @param reason in a sentence
 * @param fromScore of the version before on the test images; null if there was none
 * @param toScore of the version now
 */
public record LedgerEntry(
        String model,
        String alias,
        long move,
        Instant at,
        @Nullable Integer from,
        int to,
        String actor,
        String reason,
        @Nullable Score fromScore,
        Score toScore)
        implements ModelEvent {
    public LedgerEntry {
        Checks.notBlank("model", model);
        Checks.notBlank("alias", alias);
        Checks.atLeast("move", move, 1);
        Checks.atLeast("to", to, 1);
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
