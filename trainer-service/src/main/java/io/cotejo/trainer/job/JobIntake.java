package io.cotejo.trainer.job;

import io.cotejo.events.RunId;
import io.cotejo.events.RunState;
import io.cotejo.events.job.Fault;
import io.cotejo.events.job.JobReader.Result;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.trainer.job.JobMeters.Reason;
import io.cotejo.trainer.journal.HistoryFollower;
import io.cotejo.trainer.journal.Journal;
import io.cotejo.trainer.journal.RunHistory;
import io.cotejo.trainer.run.Ending;
import io.cotejo.trainer.run.Runs;
import io.cotejo.trainer.run.StopSignal;
import io.quarkus.logging.Log;
import java.time.Clock;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Decides what a record of the queue deserves: to be run, to be put aside, or nothing, if its run is over. */
final class JobIntake implements JobTaker {
    private final Journal journal;
    private final HistoryFollower histories;
    private final Runs runs;
    private final JobMeters meters;
    private final int maxDeliveries;
    private final Clock clock = Clock.systemUTC();

    /**
     * Makes an intake.
     *
     * @param maxDeliveries how often a job is tried
     */
    JobIntake(Journal journal, HistoryFollower histories, Runs runs, JobMeters meters, int maxDeliveries) {
        this.journal = journal;
        this.histories = histories;
        this.runs = runs;
        this.meters = meters;
        this.maxDeliveries = maxDeliveries;
    }

    @Override
    public Verdict take(ConsumerRecord<String, byte[]> record, StopSignal stop) {
        var runId = runId(record.key());
        if (runId.isEmpty()) {
            putAside(record, Reason.INVALID, "the key must be a run id, a UUID, was " + record.key());
            return Verdict.DONE;
        }
        var history = histories.upToDate(runId.get());
        if (history.ended()) {
            Log.infof("The run is over already, its job is dropped: runId=%s status=%s", runId.get(), history.status());
            return Verdict.DONE;
        }
        if (deliveries(record) > maxDeliveries) {
            var reason = "given up: its trainer was lost " + maxDeliveries
                    + " times; look at the trainers' logs, memory and shutdowns, then submit it again";
            refuse(record, runId.get(), history, history.job(), Reason.DELIVERIES, reason);
            return Verdict.DONE;
        }
        return read(record, runId.get(), history, stop);
    }

    private Verdict read(ConsumerRecord<String, byte[]> record, RunId runId, RunHistory history, StopSignal stop) {
        var value = record.value() == null ? new byte[0] : record.value();
        return switch (JobCheck.read(value)) {
            case Result.Rejected(var faults) -> {
                refuse(record, runId, history, null, Reason.INVALID, Fault.join(faults));
                yield Verdict.DONE;
            }
            case Result.Accepted(var job) -> verdict(runs.attempt(runId, job, history, stop));
        };
    }

    private Verdict verdict(Ending ending) {
        meters.ended(ending);
        return switch (ending) {
            case COMPLETED, FAILED, CANCELLED, SUPERSEDED -> Verdict.DONE;
            case INTERRUPTED -> Verdict.HAND_BACK;
        };
    }

    private void refuse(
            ConsumerRecord<String, byte[]> record,
            RunId runId,
            RunHistory history,
            @Nullable TrainingJob job,
            Reason kind,
            String reason) {
        putAside(record, kind, reason);
        journal.publish(new RunState.Failed(runId, history.attempt(), clock.instant(), job, reason));
    }

    private void putAside(ConsumerRecord<String, byte[]> record, Reason kind, String reason) {
        Log.warnf("Put a job aside: key=%s offset=%d reason=%s", record.key(), record.offset(), reason);
        journal.putAside(record, reason, deliveries(record));
        meters.putAside(record.topic(), kind);
    }

    private static int deliveries(ConsumerRecord<String, byte[]> record) {
        return record.deliveryCount().map(Short::intValue).orElse(1);
    }

    private static Optional<RunId> runId(@Nullable String key) {
        try {
            return key == null ? Optional.empty() : Optional.of(RunId.parse(key));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
