package io.cotejo.trainer.job;

import io.cotejo.events.RunId;
import io.cotejo.events.RunState;
import io.cotejo.events.job.Fault;
import io.cotejo.events.job.JobReader.Result;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.events.kafka.DeadLetters;
import io.cotejo.events.trace.Spans;
import io.cotejo.events.trace.TraceContext;
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
    private final JobCheck check;
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
    JobIntake(
            JobCheck check,
            Journal journal,
            HistoryFollower histories,
            Runs runs,
            JobMeters meters,
            int maxDeliveries) {
        this.check = check;
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
            var reason = "the key must be a run id, a UUID, was " + record.key();
            return doneIf(putAside(new Order(record, stop), Reason.INVALID, reason));
        }
        if (record.value() == null) { // of whoever cleans up; the run, which may be under way, is not called off so
            return doneIf(putAside(new Order(record, stop), Reason.INVALID, "a job must be a document, was null"));
        }
        try (var span = Spans.open("job", TraceContext.of(record.headers()), runId.get())) {
            var verdict = take(new Order(record, stop), runId.get());
            span.tag("cotejo.job.verdict", verdict.name());
            return verdict;
        }
    }

    /** A record that is being dealt with, for as long as nobody says stop. */
    private record Order(ConsumerRecord<String, byte[]> record, StopSignal stop) {
        boolean wanted() {
            return stop.reason() == null;
        }

        int deliveries() {
            return record.deliveryCount().map(Short::intValue).orElse(1);
        }
    }

    private Verdict take(Order order, RunId runId) {
        return histories
                .upToDateWhile(order::wanted, runId)
                .map(history -> take(order, runId, history))
                .orElse(Verdict.HAND_BACK);
    }

    private Verdict take(Order order, RunId runId, RunHistory history) {
        if (history.ended()) {
            Log.infof("The run is over already, its job is dropped: runId=%s status=%s", runId, history.status());
            return Verdict.DONE;
        }
        return order.deliveries() > maxDeliveries ? tooOften(order, runId, history) : read(order, runId, history);
    }

    private Verdict tooOften(Order order, RunId runId, RunHistory history) {
        var progress = HandIn.progress(order.record(), history);
        if (progress.isPresent()) {
            Log.infof(
                    "The run gets on though its trainers go, its job is handed in again: runId=%s epoch=%d",
                    runId, progress.get().epoch());
            return doneIf(journal.writeWhile(order::wanted, HandIn.again(order.record(), progress.get())));
        }
        var reason = "given up: its trainer was lost " + maxDeliveries
                + " times without finishing an epoch; look at the trainers' logs, memory and shutdowns, then submit"
                + " it again";
        return refuse(order, Reason.DELIVERIES, failed(runId, history, history.job(), reason));
    }

    private Verdict read(Order order, RunId runId, RunHistory history) {
        return switch (check.read(order.record().value())) {
            case Result.Rejected(var faults) ->
                refuse(order, Reason.INVALID, failed(runId, history, null, Fault.join(faults)));
            case Result.Accepted(var job) ->
                verdict(meters.during(() -> runs.attempt(runId, job, history, order.stop())));
        };
    }

    private static Verdict verdict(Ending ending) {
        return switch (ending) {
            case COMPLETED, FAILED, CANCELLED, SUPERSEDED -> Verdict.DONE;
            case INTERRUPTED -> Verdict.HAND_BACK;
        };
    }

    private RunState.Failed failed(RunId runId, RunHistory history, @Nullable TrainingJob job, String reason) {
        return new RunState.Failed(runId, history.attempt(), clock.instant(), job, history.began(), reason);
    }

    private Verdict refuse(Order order, Reason kind, RunState.Failed state) {
        return doneIf(putAside(order, kind, state.reason()) && journal.publishWhile(order::wanted, state));
    }

    private boolean putAside(Order order, Reason kind, String reason) {
        var record = order.record();
        Log.warnf("Put a job aside: key=%s offset=%d reason=%s", record.key(), record.offset(), reason);
        boolean written = journal.writeWhile(order::wanted, DeadLetters.of(record, reason, order.deliveries()));
        if (written) {
            meters.putAside(kind);
        }
        return written;
    }

    private static Verdict doneIf(boolean written) {
        return written ? Verdict.DONE : Verdict.HAND_BACK;
    }

    private static Optional<RunId> runId(@Nullable String key) {
        try {
            return key == null ? Optional.empty() : Optional.of(RunId.parse(key));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
