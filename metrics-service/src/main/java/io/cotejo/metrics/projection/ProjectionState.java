package io.cotejo.metrics.projection;

/** What the projection is at. */
sealed interface ProjectionState {
    /** True if what the service answers is, or will at once be, what the topics say. */
    default boolean healthy() {
        return switch (this) {
            case Starting s -> false;
            case Restoring r -> false;
            case CatchingUp c -> false;
            case Following f -> true;
            case StandingBy s -> true;
            case Failing f -> false;
            case Stopped s -> false;
        };
    }

    /** In a few words, for the health page. */
    default String description() {
        return switch (this) {
            case Starting s -> "starting";
            case Restoring r -> "reading the registry back from its topics";
            case CatchingUp c -> "catching up: folding what was written before this instance took over";
            case Following f -> "following the topics";
            case StandingBy s -> "standing by: another instance follows the topics";
            case Failing f -> "retrying: " + f.reason();
            case Stopped s -> "stopped";
        };
    }

    /** Nothing has been tried yet. */
    record Starting() implements ProjectionState {}

    /** Versions, aliases and ledger are being read; no number is given meanwhile. */
    record Restoring() implements ProjectionState {}

    /** What was written before is being folded: the tables are behind the topics. */
    record CatchingUp() implements ProjectionState {}

    /** New records are folded as they come. */
    record Following() implements ProjectionState {}

    /** Another instance does the work. */
    record StandingBy() implements ProjectionState {}

    /** Kafka or the database is away, or something is wrong. */
    record Failing(String reason) implements ProjectionState {}

    /** It will not begin again. */
    record Stopped() implements ProjectionState {}
}
