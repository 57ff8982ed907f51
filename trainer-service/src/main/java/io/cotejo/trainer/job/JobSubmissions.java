package io.cotejo.trainer.job;

import io.cotejo.events.CancelRequested;
import io.cotejo.events.RunId;
import io.cotejo.events.job.Fault;
import io.cotejo.events.job.JobReader.Result;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.trainer.journal.HistoryFollower;
import io.cotejo.trainer.journal.Journal;
import io.cotejo.trainer.journal.RunHistory;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Takes jobs from their submitters into the queue, and calls runs off. */
final class JobSubmissions {
    private final JobCheck check;
    private final Journal journal;
    private final HistoryFollower histories;
    private final Clock clock;
    private final RandomGenerator random;
    private final Queueing queueing;

    JobSubmissions(JobCheck check, Journal journal, HistoryFollower histories, Clock clock, RandomGenerator random) {
        this.check = check;
        this.journal = journal;
        this.histories = histories;
        this.clock = clock;
        this.random = random;
        this.queueing = new Queueing(journal, clock);
    }

    /** A job that is in the queue, or further. */
    record Submission(RunId runId, TrainingJob job, String status) {}

    /**
     * What became of a document.
     *
     * @param several whether it asks for several runs, be it in the end one
     * @param submissions at least one
     */
    record Batch(boolean several, List<Submission> submissions) {}

    /**
     * Queues the jobs of a document: one, or as many as it asks for by repeat and sweep. Submitting it again under the same
     * id goes on where Kafka went away, and trains nothing twice.
     *
     * @param wanted the id that the submitter gives to the first run; null if it is to get one here
     * @throws RejectedJobException if anything is wrong with any of them; none is queued then
     * @throws RunTakenException if an id belongs to another job, or to a deleted run; none is queued then
     * @throws UnconfirmedSubmissionException if Kafka goes away before all are queued
     */
    Batch submit(byte[] document, @Nullable RunId wanted) {
        var reading = check.readEach(document);
        var jobs = jobs(reading);
        return new Batch(reading.several(), wanted == null ? queueNew(jobs) : queueAs(wanted, jobs));
    }

    private List<Submission> queueNew(List<TrainingJob> jobs) {
        return queueing.queueEach(RunId.next(clock, random), jobs, any -> RunHistory.NONE);
    }

    private List<Submission> queueAs(RunId first, List<TrainingJob> jobs) {
        histories.upToDate(first); // with all that there is of the others
        return queueing.queueEach(first, jobs, histories::known);
    }

    private static List<TrainingJob> jobs(JobCheck.Reading reading) {
        var jobs = new ArrayList<TrainingJob>();
        var faults = new ArrayList<Fault>();
        for (var result : reading.results()) {
            switch (result) {
                case Result.Accepted(var job) -> jobs.add(job);
                case Result.Rejected rejected -> faults.addAll(rejected.faults());
            }
        }
        if (!faults.isEmpty()) {
            throw new RejectedJobException(Fault.distinct(faults));
        }
        return jobs;
    }

    /**
     * Asks for a run to end. Whoever trains it notices soon.
     *
     * @throws UnknownRunException if there is none of that id
     * @throws RunEndedException if it is over already
     */
    void cancel(RunId runId) {
        RunHistory history = histories.upToDate(runId);
        if (!history.known()) {
            throw new UnknownRunException(runId);
        }
        if (history.ended()) {
            throw new RunEndedException(runId, String.valueOf(history.status()));
        }
        journal.publish(new CancelRequested(runId, clock.instant()));
    }
}
