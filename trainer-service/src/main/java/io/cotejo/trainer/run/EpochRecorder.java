package io.cotejo.trainer.run;

import io.cotejo.events.CheckpointSaved;
import io.cotejo.events.EpochCompleted;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.events.trace.Spans;
import io.cotejo.trainer.checkpoint.CheckpointContent;
import io.cotejo.trainer.train.EpochReport;
import io.cotejo.trainer.train.Progress;
import io.cotejo.trainer.train.TrainingListener;
import io.quarkus.logging.Log;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Stores and announces every epoch of an attempt. The epoch is published before its checkpoint: whoever takes the run up
 * from a checkpoint can be sure that all epochs up to it have been told.
 */
final class EpochRecorder implements TrainingListener {
    private final TrainingJob job;
    private final AttemptJournal journal;
    private final CheckpointFiles files;
    private final RunMeters meters;
    private final ProgressBoard board;
    private int imagesPerEpoch;

    EpochRecorder(
            TrainingJob job, AttemptJournal journal, CheckpointFiles files, RunMeters meters, ProgressBoard board) {
        this.job = job;
        this.journal = journal;
        this.files = files;
        this.meters = meters;
        this.board = board;
    }

    @Override
    public void epochCompleted(EpochReport report, CheckpointContent checkpoint) {
        record(report, checkpoint, Instant.now());
        meters.epoch(job, BuildProvenance.DEVICE, report, imagesPerEpoch);
        Log.infof(
                "Epoch completed: runId=%s epoch=%d/%d heldOutAccuracy=%.4f imagesPerSecond=%.0f",
                journal.runId(),
                report.epoch(),
                report.epochs(),
                report.figures().heldOut().accuracy(),
                report.imagesPerSecond());
    }

    private void record(EpochReport report, CheckpointContent checkpoint, Instant now) {
        try (var _ = Spans.open("epoch", report.begun()).tag("cotejo.epoch", report.epoch())) {
            var saved = save(report, checkpoint, now);
            journal.publish(event(report, now));
            journal.publish(saved);
            files.prune(saved);
        }
    }

    private CheckpointSaved save(EpochReport report, CheckpointContent checkpoint, Instant now) {
        try (var _ = Spans.open("checkpoint")) {
            return Objects.requireNonNull(meters.checkpoints().record(() -> files.save(report, checkpoint, now)));
        }
    }

    private EpochCompleted event(EpochReport report, Instant now) {
        return new EpochCompleted(
                journal.runId(),
                journal.attempt(),
                now,
                report.epoch(),
                report.epochs(),
                report.learningRate(),
                report.train(),
                report.validation(),
                report.test(),
                report.monitored(),
                report.best(),
                report.trainingSeconds(),
                report.imagesPerSecond());
    }

    @Override
    public List<Double> rivals(int epoch) {
        return journal.rivals(job, epoch);
    }

    @Override
    public void progress(Progress progress) {
        imagesPerEpoch = progress.images();
        board.show(RunProgress.of(journal.runId(), job, progress));
    }

    @Override
    public boolean cancelled() {
        return journal.stopReason() != null;
    }
}
