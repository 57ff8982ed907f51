package io.cotejo.events.artifact;

/** A file is not in the safetensors format, or lacks a tensor. */
public final class MalformedSafetensorsException extends RuntimeException {
    MalformedSafetensorsException(String message) {
        super(message);
    }

    MalformedSafetensorsException(String message, Throwable cause) {
        super(message, cause);
    }
}
