package io.cotejo.metrics.pair;

/** Whether two networks' answers could be laid side by side. */
public sealed interface Pairing {
    /** They could. */
    record Paired(PairedAnswers answers) implements Pairing {}

    /** They could not; {@code reason} says why, in a clause without a full stop. */
    record NotComparable(String reason) implements Pairing {}
}
