package io.cotejo.events;

/** What happened to a served model. */
public sealed interface ModelEvent extends Event
        permits ModelExported,
                ModelVersion,
                AliasMoved,
                LedgerEntry,
                PolicySet,
                TrafficSet,
                PredictionMade,
                FeedbackGiven {
    /** The served name. */
    String model();

    @Override
    default String subject() {
        return "models/" + model();
    }
}
