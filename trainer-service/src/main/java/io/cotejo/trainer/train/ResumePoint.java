package io.cotejo.trainer.train;

import io.cotejo.trainer.checkpoint.CheckpointContent;

/**
 * From where a run is taken up.
 *
 * @param last the checkpoint of the last epoch that was completed
 * @param best the checkpoint of the best epoch so far; may be the same
 */
public record ResumePoint(CheckpointContent last, CheckpointContent best) {}
