package io.cotejo.trainer.checkpoint;

import io.cotejo.events.artifact.Safetensors;

/**
 * Which epoch of which job a checkpoint is, and how the run stands.
 *
 * @param jobDigest SHA-256 over the job and its images, hexadecimal
 * @param epoch the last one that is in it, counted from 1
 * @param bestEpoch the best one so far, by the job's monitored figure
 * @param bestMonitored that epoch's figure
 * @param learningRate of the next epoch, before a schedule multiplies it
 * @param optimizerSteps made so far
 * @param trainingSeconds spent on batches so far, over all attempts
 */
public record CheckpointHeader(
        String jobDigest,
        int epoch,
        int bestEpoch,
        double bestMonitored,
        double learningRate,
        long optimizerSteps,
        double trainingSeconds) {
    /** True if this epoch is the best so far. */
    public boolean best() {
        return epoch == bestEpoch;
    }

    void describe(Safetensors file) {
        file.describe("job_digest", jobDigest)
                .describe("epoch", Integer.toString(epoch))
                .describe("best_epoch", Integer.toString(bestEpoch))
                .describe("best_monitored", Double.toString(bestMonitored))
                .describe("learning_rate", Double.toString(learningRate))
                .describe("optimizer_steps", Long.toString(optimizerSteps))
                .describe("training_seconds", Double.toString(trainingSeconds));
    }

    static CheckpointHeader read(Safetensors file) {
        try {
            return new CheckpointHeader(
                    text(file, "job_digest"),
                    Integer.parseInt(text(file, "epoch")),
                    Integer.parseInt(text(file, "best_epoch")),
                    Double.parseDouble(text(file, "best_monitored")),
                    Double.parseDouble(text(file, "learning_rate")),
                    Long.parseLong(text(file, "optimizer_steps")),
                    Double.parseDouble(text(file, "training_seconds")));
        } catch (NumberFormatException e) {
            throw new CheckpointException("has metadata that are no number: " + e.getMessage(), e);
        }
    }

    private static String text(Safetensors file, String key) {
        var value = file.metadata().get(key);
        if (value == null) {
            throw new CheckpointException("lacks " + key + " in its metadata");
        }
        return value;
    }
}
