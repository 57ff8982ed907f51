package io.cotejo.metrics.registry;

/** What the champion policy says of a new version. */
sealed interface Verdict {
    /** Why, in a sentence with the figures. */
    String reason();

    /** It is to be the champion. */
    record Promoted(String reason) implements Verdict {}

    /** The present champion stays. */
    record Kept(String reason) implements Verdict {}

    /** The two cannot be compared, so the present champion stays until a person decides. */
    record NotComparable(String reason) implements Verdict {}
}
