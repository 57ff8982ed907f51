package io.cotejo.inference.json;

/** Bytes are not JSON, or more of it than is taken; the message says what is wrong and where. */
public final class InvalidJsonException extends RuntimeException {
    InvalidJsonException(String message) {
        super(message);
    }
}
