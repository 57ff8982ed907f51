package io.cotejo.metrics.run;

import io.cotejo.events.RunId;

/**
 * One epoch of one run.
 *
 * @param epoch counted from 1
 */
public record EpochId(RunId runId, int epoch) {}
