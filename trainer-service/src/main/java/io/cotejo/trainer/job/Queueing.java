package io.cotejo.trainer.job;

import io.cotejo.events.RunId;
import io.cotejo.events.RunState;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.trainer.job.JobSubmissions.Submission;
import io.cotejo.trainer.journal.Journal;
import io.cotejo.trainer.journal.KafkaAwayException;
import io.cotejo.trainer.journal.RunHistory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Puts jobs into the queue: first it is told that the run is queued, then the job is handed over. */
final class Queueing {
    static final String QUEUED = "queued";

    private final Journal journal;
    private final Clock clock;

    Queueing(Journal journal, Clock clock) {
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Queues the jobs of a document, in their order, unless they are queued already. Doing it again trains nothing twice; a
     * run that still waits may be handed over once more, as nobody can say whether it was.
     *
     * @param first the id of the first one; those of the others count on from there
     * @param histories what is known of each run
     * @throws RunTakenException if an id belongs to another job, or to a deleted run; none is queued then
     * @throws UnconfirmedSubmissionException if Kafka goes away before all are queued
     */
    List<Submission> queueEach(RunId first, List<TrainingJob> jobs, Function<RunId, RunHistory> histories) {
        for (int i = 0; i < jobs.size(); i++) {
            requireFree(first.plus(i), jobs.get(i), histories);
        }
        var queued = new ArrayList<Submission>();
        for (int i = 0; i < jobs.size(); i++) {
            try {
                boolean nextIsKnown = i + 1 < jobs.size() // so this one was handed over before it
                        && histories.apply(first.plus(i + 1)).known();
                queued.add(queue(first.plus(i), jobs.get(i), histories.apply(first.plus(i)), nextIsKnown));
            } catch (KafkaAwayException e) {
                var known = queued.stream().map(Submission::runId).toList();
                throw new UnconfirmedSubmissionException(first, known, jobs.size(), e);
            }
        }
        return queued;
    }

    private static void requireFree(RunId runId, TrainingJob job, Function<RunId, RunHistory> histories) {
        var history = histories.apply(runId);
        if (history.deleted()) {
            throw RunTakenException.byDeleted(runId);
        }
        if (history.known() && !job.equals(history.job())) {
            throw RunTakenException.byAnother(runId);
        }
    }

    private Submission queue(RunId runId, TrainingJob job, RunHistory history, boolean nextIsKnown) {
        var status = history.status();
        if (status != null && (nextIsKnown || !status.equals(QUEUED))) {
            return new Submission(runId, job, status);
        }
        var now = clock.instant();
        if (status == null) { // otherwise the time of its first submission stands
            journal.publish(new RunState.Queued(runId, now, job));
        }
        journal.submit(runId, job, now);
        return new Submission(runId, job, QUEUED);
    }
}
