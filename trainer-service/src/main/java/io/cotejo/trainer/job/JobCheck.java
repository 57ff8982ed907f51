package io.cotejo.trainer.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.events.job.Fault;
import io.cotejo.events.job.JobDocuments;
import io.cotejo.events.job.JobReader;
import io.cotejo.events.job.JobReader.Result;
import io.cotejo.events.job.MalformedJobException;
import io.cotejo.events.job.TrainingJob;
import io.cotejo.trainer.dataset.Datasets;
import io.cotejo.trainer.train.Training;
import java.util.List;

/** Says of some bytes whether they are one job that can be trained: the document, then whether the shapes fit. */
final class JobCheck {
    private JobCheck() {}

    /** Reads YAML or JSON; finds all faults. */
    static Result read(byte[] text) {
        try {
            var documents = JobDocuments.parse(text);
            return documents.size() == 1
                    ? check(documents.getFirst())
                    : rejected(new Fault("", documents.size() + " documents", "must be one job"));
        } catch (MalformedJobException e) {
            return rejected(new Fault("", new String(text, UTF_8), String.valueOf(e.getMessage())));
        }
    }

    private static Result check(JsonNode document) {
        return switch (JobReader.strict().read(document)) {
            case Result.Rejected rejected -> rejected;
            case Result.Accepted accepted -> checkShapes(accepted.job());
        };
    }

    private static Result checkShapes(TrainingJob job) {
        var dataset = Datasets.describe(job.dataset().name());
        if (dataset.isEmpty()) {
            return rejected(new Fault("dataset.name", job.dataset().name(), "is not known to this trainer"));
        }
        var shape = dataset.get().shape();
        int classes = dataset.get().classes().size();
        var faults = Training.faults(job, shape, classes);
        return faults.isEmpty() ? new Result.Accepted(job) : new Result.Rejected(faults);
    }

    private static Result rejected(Fault fault) {
        return new Result.Rejected(List.of(fault));
    }
}
