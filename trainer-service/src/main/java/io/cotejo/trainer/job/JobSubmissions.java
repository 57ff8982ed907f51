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

/** Takes jobs from their submitters into the queue, and calls runs off. */
final class JobSubmissions {
    private final JobCheck check;
    private final Journal journal;
    private final HistoryFollower histories;
    private final Clock clock;
    private final Queueing queueing;

    JobSubmissions(JobCheck check, Journal journal, HistoryFollower histories, Clock clock, RandomGenerator random) {
        this.check = check;
        this.journal = journal;
        this.histories = histories;
        this.clock = clock;
        this.queueing = new Queueing(journal, clock, random);
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
     * Queues the jobs of a document: one, or as many as it asks for by repeat and sweep.
     *
     * @throws RejectedJobException if anything is wrong with any of them; none is queued then
     * @throws PartlyQueuedException if Kafka goes away before all of several are queued
     */
    Batch submit(byte[] document) {
        var reading = check.readEach(document);
        var jobs = jobs(reading);
        var submissions = reading.several() ? queueing.queueEach(jobs) : List.of(queueing.queue(jobs.getFirst()));
        return new Batch(reading.several(), submissions);
    }

    /**
     * Queues one job. Submitting it again under the same id changes nothing.
     *
     * @param wanted the id that the submitter gives
     * @throws RejectedJobException if it is none
     * @throws SeveralRunsException if the document asks for more than one run
     * @throws RunTakenException if the id belongs to another job
     */
    Submission submit(byte[] document, RunId wanted) {
        var jobs = jobs(check.readEach(document));
        if (jobs.size() > 1) {
            throw new SeveralRunsException(jobs.size());
        }
        return submitAs(wanted, jobs.getFirst());
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

    private Submission submitAs(RunId runId, TrainingJob job) {
        var history = histories.upToDate(runId);
        if (history.job() != null && !history.job().equals(job)) {
            throw new RunTakenException(runId);
        }
        var status = history.status();
        return status == null || status.equals(Queueing.QUEUED)
                ? queueing.queue(runId, job)
                : new Submission(runId, job, status);
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
