package io.cotejo.trainer.dataset;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Where a SHA-256 begins. */
final class Sha256 {
    private Sha256() {}

    static MessageDigest start() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
