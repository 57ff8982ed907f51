package io.cotejo.cli.reproduce;

import io.cotejo.cli.client.TrainerClient.Submission;
import io.cotejo.cli.report.Origin;
import io.cotejo.events.RunId;

/**
 * A run that a reproduction needs.
 *
 * @param submission what it is
 * @param origin whether it was there before this reproduction
 */
record Undertaking(Submission submission, Origin origin) {
    RunId runId() {
        return submission.runId();
    }

    /** True if there is nothing to wait for. */
    boolean done() {
        return origin == Origin.TRAINED_BEFORE;
    }

    boolean isOf(String experiment, String name) {
        return submission.experiment().equals(experiment) && submission.name().equals(name);
    }
}
