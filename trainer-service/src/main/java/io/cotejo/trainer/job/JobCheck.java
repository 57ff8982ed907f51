package io.cotejo.trainer.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.events.job.Expansion;
import io.cotejo.events.job.Fault;
import io.cotejo.events.job.InitializeFrom;
import io.cotejo.events.job.JobDocuments;
import io.cotejo.events.job.JobReader;
import io.cotejo.events.job.JobReader.Result;
import io.cotejo.events.job.MalformedJobException;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.trainer.dataset.Datasets;
import io.cotejo.trainer.dataset.Described;
import io.cotejo.trainer.dataset.Description;
import io.cotejo.trainer.network.NetworkPlan;
import io.cotejo.trainer.train.Training;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Says of bytes whether they are a job that can be trained: the document, then whether images and memory suffice. */
final class JobCheck {
    private final Datasets datasets;
    private final BiFunction<InitializeFrom, NetworkPlan, List<Fault>> starts;

    /**
     * A check by what is at hand here.
     *
     * @param starts says what is wrong with a network's starting point
     */
    JobCheck(Datasets datasets, BiFunction<InitializeFrom, NetworkPlan, List<Fault>> starts) {
        this.datasets = datasets;
        this.starts = starts;
    }

    /** Reads YAML or JSON; finds all faults. */
    Result read(byte[] text) {
        return read(text, document -> Reading.of(check(document, surroundings())))
                .results()
                .getFirst();
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
    Reading readEach(byte[] text) {
        return read(text, this::checkEach);
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

    private Surroundings surroundings() {
        return new Surroundings(datasets, starts);
    }

    private Reading checkEach(JsonNode document) {
        var here = surroundings();
        return switch (Expansion.expand(document)) {
            case Expansion.Result.Rejected(var faults) -> Reading.of(new Result.Rejected(faults));
            case Expansion.Result.Expanded(var documents) ->
                new Reading(
                        Expansion.isAskedFor(document),
                        documents.stream().map(each -> check(each, here)).toList());
        };
    }

    private static Result check(JsonNode document, Surroundings here) {
        return switch (JobReader.strict().read(document)) {
            case Result.Rejected rejected -> rejected;
            case Result.Accepted accepted -> checkFit(accepted.job(), here);
        };
    }

    private static Result checkFit(TrainingJob job, Surroundings here) {
        return switch (here.dataset(job.dataset())) {
            case Described.Faulty(var faults) -> new Result.Rejected(faults);
            case Described.Known(var dataset) -> {
                var faults = faults(job, dataset, here);
                yield faults.isEmpty() ? new Result.Accepted(job) : new Result.Rejected(faults);
            }
        };
    }

    private static List<Fault> faults(TrainingJob job, Description dataset, Surroundings here) {
        int classes = dataset.classes().size();
        var faults = new ArrayList<>(dataset.faults(job.dataset()));
        faults.addAll(Training.faults(job, dataset.shape(), classes, dataset.toLearnFrom(job.dataset())));
        if (NetworkPlan.of(job.network(), dataset.shape(), classes) instanceof NetworkPlan.Result.Fits(var plan)) {
            faults.addAll(BatchMemory.ofThisMachine().faults(job.training().batchSize(), plan));
            if (job.initializeFrom() != null) {
                faults.addAll(here.faults(job.initializeFrom(), plan));
            }
        }
        return faults;
    }

    private static Result rejected(Fault fault) {
        return new Result.Rejected(List.of(fault));
    }
}
