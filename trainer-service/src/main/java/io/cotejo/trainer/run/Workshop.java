package io.cotejo.trainer.run;

import io.cotejo.events.Provenance;
import io.cotejo.events.RunState;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.trainer.checkpoint.CheckpointException;
import io.cotejo.trainer.dataset.Dataset;
import io.cotejo.trainer.dataset.Datasets;
import io.cotejo.trainer.journal.RunHistory;
import io.cotejo.trainer.tensorboard.RunBoard;
import io.cotejo.trainer.train.Outcome;
import io.cotejo.trainer.train.Training;
import io.quarkus.logging.Log;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.common.KafkaException;

/** Where an attempt is made: loads the images, trains, exports, and tells the journal each step. */
final class Workshop {
    private final Datasets datasets;
    private final ArtifactStore store;
    private final BuildProvenance provenance;
    private final RunMeters meters;
    private final ProgressBoard board;

    Workshop(
            Datasets datasets, ArtifactStore store, BuildProvenance provenance, RunMeters meters, ProgressBoard board) {
        this.datasets = datasets;
        this.store = store;
        this.provenance = provenance;
        this.meters = meters;
        this.board = board;
    }

    /**
     * Trains a job to its end.
     *
     * @throws StoppedException if it was told to end early
     * @throws RuntimeException if it cannot be done, for a reason that {@link Failure} knows or not
     */
    void train(AttemptJournal journal, TrainingJob job, RunHistory history) {
        var dataset = datasets.load(job.dataset());
        try (var tensorBoard = new RunBoard(journal.runId(), job)) {
            train(journal, job, history, dataset, tensorBoard);
        }
    }

    private void train(
            AttemptJournal journal, TrainingJob job, RunHistory history, Dataset dataset, RunBoard tensorBoard) {
        var files = new CheckpointFiles(store, job.callbacks().modelCheckpoint(), journal.runId(), journal.attempt());
        var recorder = new EpochRecorder(job, journal, files, meters, board);
        var training = new Training(job, dataset, new TensorBoardEpochs(recorder, tensorBoard));
        var weights = new FirstWeights(new StartingPoints(store, journal::history), job, history);
        var start = start(journal, job, history, provenance.of(dataset, weights.sha256()), training);
        journal.begin(start);
        tensorBoard.open(store, journal.attempt(), Clock.systemUTC());
        try {
            switch (outcome(training, files, journal, weights)) {
                case Outcome.Finished finished -> {
                    new Conclusion(journal, store, start).publish(finished, dataset);
                    tensorBoard.samples(finished.results().bestEpoch(), finished.samples());
                    tensorBoard.completed(finished.results(), dataset.classes());
                }
                case Outcome.Cancelled _ -> throw new StoppedException(Objects.requireNonNull(journal.stopReason()));
            }
        } catch (StoppedException | KafkaException e) {
            throw e; // the run goes on elsewhere, or was called off
        } catch (RuntimeException | OutOfMemoryError e) {
            tensorBoard.failed();
            throw e;
        } finally {
            board.clear();
        }
    }

    private RunState.Running start(
            AttemptJournal journal, TrainingJob job, RunHistory history, Provenance made, Training training) {
        var now = Instant.now();
        var first = history.startedAt() != null ? history.startedAt() : now;
        Log.infof(
                "Attempt begins: runId=%s attempt=%d experiment=%s name=%s network=%s dataset=%s threads=%d",
                journal.runId(),
                journal.attempt(),
                job.experiment(),
                job.name(),
                job.network().label(),
                job.dataset().name(),
                made.threads());
        return new RunState.Running(journal.runId(), journal.attempt(), now, job, first, made, training.summary());
    }

    /** The history is read again: until this attempt began, the one before may have announced another checkpoint. */
    private Outcome outcome(Training training, CheckpointFiles files, AttemptJournal journal, FirstWeights weights) {
        var point = files.load(journal.history(journal.runId()).checkpoint());
        if (point.isEmpty()) {
            return begin(training, weights);
        }
        try {
            meters.resumed();
            Log.infof(
                    "Resumes: runId=%s afterEpoch=%d",
                    journal.runId(), point.get().last().header().epoch());
            return training.resume(point.get());
        } catch (CheckpointException e) {
            Log.warnf("The run begins anew: runId=%s cause=%s", journal.runId(), e.getMessage());
            return begin(training, weights);
        }
    }

    private static Outcome begin(Training training, FirstWeights weights) {
        return weights.given().map(training::run).orElseGet(training::run);
    }
}
