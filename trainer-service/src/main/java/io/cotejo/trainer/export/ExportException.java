package io.cotejo.trainer.export;

/** A network could not be exported, or the exported file does not answer as the network does. */
public final class ExportException extends RuntimeException {
    ExportException(String message) {
        super(message);
    }

    ExportException(String message, Throwable cause) {
        super(message, cause);
    }
}
