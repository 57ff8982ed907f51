package io.cotejo.trainer.job;

import io.cotejo.events.RunId;
import io.cotejo.events.RunState;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.trainer.job.JobSubmissions.Submission;
import io.cotejo.trainer.journal.Journal;
import io.cotejo.trainer.journal.KafkaAwayException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Puts jobs into the queue: first it is told that the run is queued, then the job is handed over. */
final class Queueing {
    static final String QUEUED = "queued";

    private final Journal journal;
    private final Clock clock;
    private final RandomGenerator random;

    Queueing(Journal journal, Clock clock, RandomGenerator random) {
        this.journal = journal;
        this.clock = clock;
        this.random = random;
    }

    /** Queues a job under an id of its own. */
    Submission queue(TrainingJob job) {
        return queue(RunId.next(clock, random), job);
    }

    Submission queue(RunId runId, TrainingJob job) {
        var now = clock.instant();
        journal.publish(new RunState.Queued(runId, now, job));
        journal.submit(runId, job, now);
        return new Submission(runId, job, QUEUED);
    }

    /**
     * Queues several jobs, in their order.
     *
     * @throws PartlyQueuedException if Kafka goes away before all are
     */
    List<Submission> queueEach(List<TrainingJob> jobs) {
        var queued = new ArrayList<Submission>();
        for (var job : jobs) {
            var next = RunId.next(clock, random);
            try {
                queued.add(queue(next, job));
            } catch (KafkaAwayException e) {
                var known = queued.stream().map(Submission::runId).toList();
                throw new PartlyQueuedException(known, next, jobs.size(), e);
            }
        }
        return queued;
    }
}
