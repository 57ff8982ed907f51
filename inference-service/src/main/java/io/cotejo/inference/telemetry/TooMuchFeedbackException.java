package io.cotejo.inference.telemetry;

/** More feedback to what is not remembered than is taken in a second. */
final class TooMuchFeedbackException extends RuntimeException {
    TooMuchFeedbackException() {
        super("too much feedback comes to predictions that are not remembered; send it again in a second, or raise"
                + " cotejo.inference.telemetry.unremembered");
    }
}
