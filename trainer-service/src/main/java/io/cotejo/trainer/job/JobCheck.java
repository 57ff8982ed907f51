package io.cotejo.trainer.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.events.job.Expansion;
import io.cotejo.events.job.Fault;
import io.cotejo.events.job.JobDocuments;
import io.cotejo.events.job.JobReader;
import io.cotejo.events.job.JobReader.Result;
import io.cotejo.events.job.MalformedJobException;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.trainer.dataset.Datasets;
import io.cotejo.trainer.dataset.Description;
import io.cotejo.trainer.network.NetworkPlan;
import io.cotejo.trainer.train.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Says of bytes whether they are a job that can be trained: the document, then whether images and memory suffice. */
final class JobCheck {
    private JobCheck() {}

    /** Reads YAML or JSON; finds all faults. */
    static Result read(byte[] text) {
        return read(text, document -> Reading.of(check(document))).results().getFirst();
    }

    /**
     * What a document with one job, or with several runs of it, comes to.
     *
     * @param several whether it asks for several runs, be it in the end one
     * @param results of each run; one rejection where the document as a whole is wrong
     */
    record Reading(boolean several, List<Result> results) {
        private static Reading of(Result only) {
            return new Reading(false, List.of(only));
        }
    }

    /** Reads YAML or JSON that may ask for several runs. */
    static Reading readEach(byte[] text) {
        return read(text, JobCheck::checkEach);
    }

    private static Reading read(byte[] text, Function<JsonNode, Reading> reading) {
        try {
            var documents = JobDocuments.parse(text);
            return documents.size() == 1
                    ? reading.apply(documents.getFirst())
                    : Reading.of(rejected(new Fault("", documents.size() + " documents", "must be one job")));
        } catch (MalformedJobException e) {
            return Reading.of(rejected(new Fault("", new String(text, UTF_8), String.valueOf(e.getMessage()))));
        }
    }

    private static Reading checkEach(JsonNode document) {
        return switch (Expansion.expand(document)) {
            case Expansion.Result.Rejected(var faults) -> Reading.of(new Result.Rejected(faults));
            case Expansion.Result.Expanded(var documents) ->
                new Reading(
                        Expansion.isAskedFor(document),
                        documents.stream().map(JobCheck::check).toList());
        };
    }

    private static Result check(JsonNode document) {
        return switch (JobReader.strict().read(document)) {
            case Result.Rejected rejected -> rejected;
            case Result.Accepted accepted -> checkFit(accepted.job());
        };
    }

    private static Result checkFit(TrainingJob job) {
        var dataset = Datasets.describe(job.dataset().name());
        if (dataset.isEmpty()) {
            return rejected(new Fault("dataset.name", job.dataset().name(), "is not known to this trainer"));
        }
        var faults = faults(job, dataset.get());
        return faults.isEmpty() ? new Result.Accepted(job) : new Result.Rejected(faults);
    }

    private static List<Fault> faults(TrainingJob job, Description dataset) {
        int classes = dataset.classes().size();
        var faults = new ArrayList<>(dataset.faults(job.dataset()));
        faults.addAll(Training.faults(job, dataset.shape(), classes));
        if (NetworkPlan.of(job.network(), dataset.shape(), classes) instanceof NetworkPlan.Result.Fits(var plan)) {
            faults.addAll(BatchMemory.ofThisMachine().faults(job.training().batchSize(), plan));
        }
        return faults;
    }

    private static Result rejected(Fault fault) {
        return new Result.Rejected(List.of(fault));
    }
}
