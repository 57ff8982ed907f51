package io.cotejo.events;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Somebody has said when a new version of a model becomes its champion.
 *
 * @param change counts the policies of this model from 1
 * @param minimumGain by how much a version's accuracy must be above the champion's, as a share of the test images, in [0, 1]
 * @param significance McNemar's test between the two must give a p-value below this, in (0, 1]; null if it is not asked
 * @param actor a person's name
 * @param reason in a sentence
 */
public record PolicySet(
        String model,
        long change,
        Instant at,
        Mode mode,
        double minimumGain,
        @Nullable Double significance,
        String actor,
        String reason)
        implements ModelEvent {
    /** Who decides on the champion. */
    public enum Mode {
        /** The figures. */
        AUTO,
        /** A person. */
        MANUAL;

        /** The word for it in the event. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public PolicySet {
        Checks.notBlank("model", model);
        Checks.atLeast("change", change, 1);
        Checks.share("minimumGain", minimumGain);
        if (significance != null && !(significance > 0 && significance <= 1)) { // written so that NaN fails too
            throw new IllegalArgumentException("significance must be in (0, 1], was " + significance);
        }
        Checks.notBlank("actor", actor);
        Checks.notBlank("reason", reason);
    }

    @Override
    public Topic topic() {
        return Topic.POLICIES;
    }

    @Override
    public String key() {
        return model;
    }

    @Override
    public String eventId() {
        return model + "/policy/" + change;
    }

    @Override
    public String eventType() {
        return "io.cotejo.models.policy.set.v1";
    }
}
