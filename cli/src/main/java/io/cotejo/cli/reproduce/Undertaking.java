package io.cotejo.cli.reproduce;

import io.cotejo.cli.client.TrainerClient.Submission;
import io.cotejo.events.RunId;

/**
 * A run that a reproduction needs.
 *
 * @param submission what it is
 * @param earlier whether it was there before this reproduction
 * @param done whether it had been trained to the end by then
 */
record Undertaking(Submission submission, boolean earlier, boolean done) {
    RunId runId() {
        return submission.runId();
    }

    boolean isOf(String experiment, String name) {
        return submission.experiment().equals(experiment) && submission.name().equals(name);
    }
}
