package io.cotejo.trainer.run;

import io.cotejo.events.RunId;
import io.cotejo.events.RunState;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.trainer.journal.HistoryFollower;
import io.cotejo.trainer.journal.Journal;
import io.cotejo.trainer.journal.RunHistory;
import io.quarkus.logging.Log;
import java.time.Instant;
import org.apache.kafka.common.KafkaException;

/** Makes attempts at runs, one at a time, and records how they end. */
public final class Runs {
    private final Journal journal;
    private final HistoryFollower histories;
    private final Workshop workshop;

    Runs(Journal journal, HistoryFollower histories, Workshop workshop) {
        this.journal = journal;
        this.histories = histories;
        this.workshop = workshop;
    }

    /**
     * Makes the next attempt, from the last checkpoint if there is one, and stays with it to its end.
     *
     * @param history all that the topics tell of the run
     * @param stop tells when to end early
     */
    public Ending attempt(RunId runId, TrainingJob job, RunHistory history, StopSignal stop) {
        var attempt = new AttemptJournal(journal, histories, stop, runId, history);
        try {
            if (history.cancelRequested()) {
                return cancelled(attempt, history.attempt(), job);
            }
            workshop.train(attempt, job, history);
            return Ending.COMPLETED;
        } catch (StoppedException e) {
            return stopped(attempt, job, e.reason());
        } catch (KafkaException e) {
            throw e; // says nothing about the run
        } catch (RuntimeException | OutOfMemoryError e) {
            return failed(attempt, job, e);
        }
    }

    private static Ending stopped(AttemptJournal attempt, TrainingJob job, StopSignal.Reason reason) {
        Log.infof("The attempt ended early: runId=%s attempt=%d why=%s", attempt.runId(), attempt.attempt(), reason);
        return switch (reason) {
            case CANCELLED -> cancelled(attempt, attempt.attempt(), job);
            case SHUTDOWN, JOB_LOST -> Ending.INTERRUPTED;
            case SUPERSEDED -> Ending.SUPERSEDED;
        };
    }

    private static Ending cancelled(AttemptJournal attempt, int number, TrainingJob job) {
        attempt.publish(new RunState.Cancelled(attempt.runId(), number, Instant.now(), job, attempt.began()));
        Log.infof("Run cancelled: runId=%s attempt=%d", attempt.runId(), number);
        return Ending.CANCELLED;
    }

    private static Ending failed(AttemptJournal attempt, TrainingJob job, Throwable error) {
        var failure = Failure.of(error);
        if (failure.expected()) {
            Log.warnf("Run failed: runId=%s reason=%s", attempt.runId(), failure.reason());
        } else {
            Log.errorf(error, "Run failed: runId=%s", attempt.runId());
        }
        var state = new RunState.Failed(
                attempt.runId(), attempt.attempt(), Instant.now(), job, attempt.began(), failure.reason());
        try {
            attempt.publish(state);
            return Ending.FAILED;
        } catch (StoppedException e) {
            return stopped(attempt, job, e.reason());
        }
    }
}
