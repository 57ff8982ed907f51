package io.cotejo.trainer.run;

import io.cotejo.trainer.checkpoint.CheckpointContent;
import io.cotejo.trainer.tensorboard.RunBoard;
import io.cotejo.trainer.train.EpochReport;
import io.cotejo.trainer.train.Progress;
import io.cotejo.trainer.train.TrainingListener;
import java.util.List;
import java.util.Map;

/** Shows every epoch on TensorBoard once it has been recorded. */
final class TensorBoardEpochs implements TrainingListener {
    private final TrainingListener recorder;
    private final RunBoard tensorBoard;
    private Map<String, float[]> gradients = Map.of();

    TensorBoardEpochs(TrainingListener recorder, RunBoard tensorBoard) {
        this.recorder = recorder;
        this.tensorBoard = tensorBoard;
    }

    @Override
    public boolean wantsGradients() {
        return tensorBoard.showsGradients();
    }

    @Override
    public void gradients(Map<String, float[]> lastBatch) {
        gradients = lastBatch;
    }

    @Override
    public void epochCompleted(EpochReport report, CheckpointContent checkpoint) {
        recorder.epochCompleted(report, checkpoint);
        tensorBoard.epoch(report, checkpoint.weights(), gradients);
        gradients = Map.of();
    }

    @Override
    public void progress(Progress progress) {
        recorder.progress(progress);
    }

    @Override
    public boolean cancelled() {
        return recorder.cancelled();
    }

    @Override
    public List<Double> rivals(int epoch) {
        return recorder.rivals(epoch);
    }
}
