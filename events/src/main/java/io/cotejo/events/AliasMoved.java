package io.cotejo.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A movable name now stands for another version, or for none.
 *
 * @param alias {@code champion}, {@code challenger}, or a user's own
 * @param version what it stands for from now on; null if it was removed
 * @param move counts the moves of this alias from 1
 */
public record AliasMoved(
        String model, String alias, @Nullable Integer version, long move, Instant at) implements ModelEvent {
    /** The alias that a request without a version gets. */
    public static final String CHAMPION = "champion";

    public AliasMoved {
        Checks.notBlank("model", model);
        Checks.notBlank("alias", alias);
        if (version != null) {
            Checks.atLeast("version", version, 1);
        }
        Checks.atLeast("move", move, 1);
    }

    @Override
    public Topic topic() {
        return Topic.ALIASES;
    }

    @Override
    public String key() {
        return model + "/" + alias;
    }

    @Override
    public String eventId() {
        return model + "/" + alias + "/" + move;
    }

    @Override
    public String eventType() {
        return "io.cotejo.models.alias.moved.v1";
    }
}
