package io.cotejo.metrics.job;

import io.cotejo.metrics.problem.RefusedException;
import java.net.URI;
import java.time.Duration;

/** The trainer gave no answer that could be passed on. */
final class TrainerException extends RefusedException {
    private static final String DOUBTFUL =
            "Nobody knows whether it took the request: look at the runs before you send it"
                    + " again, or send it with the same Cotejo-Run-Id.";

    private TrainerException(int status, String detail) {
        super(status, detail);
    }

    static TrainerException away(URI url) {
        return new TrainerException(
                503,
                "No trainer answers at %s, nothing was submitted. Start one, or set cotejo.trainer-url (COTEJO_TRAINER_URL) to where it is."
                        .formatted(url));
    }

    static TrainerException lost(URI url, String why) {
        return new TrainerException(
                503, "The trainer at %s went away while it answered (%s). %s".formatted(url, why, DOUBTFUL));
    }

    static TrainerException silent(URI url, Duration timeout) {
        return new TrainerException(
                504, "The trainer at %s did not answer within %s s. %s".formatted(url, timeout.toSeconds(), DOUBTFUL));
    }

    static TrainerException stranger(URI url, TrainerAnswer answer) {
        return new TrainerException(
                502,
                "What answers at %s is no trainer: it said %d with %s. Set cotejo.trainer-url (COTEJO_TRAINER_URL) to a trainer-service."
                        .formatted(url, answer.status(), answer.contentType()));
    }
}
