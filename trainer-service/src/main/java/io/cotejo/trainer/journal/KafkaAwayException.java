package io.cotejo.trainer.journal;

/** Kafka did not answer in time; what was asked for may or may not have happened. Asking again does no harm. */
public final class KafkaAwayException extends RuntimeException {
    KafkaAwayException(String message, Throwable cause) {
        super(message, cause);
    }
}
