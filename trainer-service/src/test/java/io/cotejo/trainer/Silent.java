package io.cotejo.trainer;

import io.cotejo.trainer.checkpoint.CheckpointContent;
import io.cotejo.trainer.train.EpochReport;
import io.cotejo.trainer.train.Progress;
import io.cotejo.trainer.train.TrainingListener;
import java.util.List;

/** Takes no notice of how a training goes on. */
public final class Silent implements TrainingListener {
    @Override
    public void epochCompleted(EpochReport report, CheckpointContent checkpoint) {}

    @Override
    public void progress(Progress progress) {}

    @Override
    public boolean cancelled() {
        return false;
    }

    @Override
    public List<Double> rivals(int epoch) {
        return List.of();
    }
}
