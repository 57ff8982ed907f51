package io.cotejo.trainer.run;

import io.cotejo.trainer.checkpoint.CheckpointContent;
import io.cotejo.trainer.tensorboard.RunBoard;
import io.cotejo.trainer.train.EpochReport;
import io.cotejo.trainer.train.Progress;
import io.cotejo.trainer.train.TrainingListener;
import java.util.Map;

/** Shows every epoch on TensorBoard once it has been recorded. */
final class TensorBoardEpochs implements TrainingListener {
    private final TrainingListener recorder;
    private final RunBoard tensorBoard;

    TensorBoardEpochs(TrainingListener recorder, RunBoard tensorBoard) {
        this.recorder = recorder;
        this.tensorBoard = tensorBoard;
    }

    @Override
    public void epochCompleted(EpochReport report, CheckpointContent checkpoint) {
        recorder.epochCompleted(report, checkpoint);
        tensorBoard.epoch(report, checkpoint.weights(), Map.of());
    }

    @Override
    public void progress(Progress progress) {
        recorder.progress(progress);
    }

    @Override
    public boolean cancelled() {
        return recorder.cancelled();
    }
}
