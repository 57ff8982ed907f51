package io.cotejo.cli.report;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where a run of a reproduction comes from. */
public enum Origin {
    /** Submitted by the reproduction. */
    ANEW(""),
    /** It had been trained to the end before. */
    TRAINED_BEFORE("trained before this reproduction from the same job"),
    /** It was queued or running when the reproduction began. */
    UNDER_WAY("submitted before this reproduction from the same job");

    private final String words;

    Origin(String words) {
        this.words = words;
    }

    /** True if it was there before the reproduction. */
    public boolean earlier() {
        return this != ANEW;
    }

    /** For people; empty if there is nothing to say. */
    String words() {
        return words;
    }

    /** The word for it in a document. */
    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
