package io.cotejo.trainer;

import io.cotejo.events.job.JobDocuments;
import io.cotejo.events.job.JobReader;
import io.cotejo.events.job.TrainingJob;
import java.nio.charset.StandardCharsets;

/** Jobs for tests, from what differs between them. */
public final class Jobs {
    private Jobs() {}

    /** A document as it is handed in, of two epochs. */
    public static String small(String name) {
        return small(name, 2);
    }

    /** A document as it is handed in. */
    public static String small(String name, int epochs) {
        return """
                {"experiment": "trainer-it", "name": "%s",
                 "dataset": {"name": "digits", "train": 600, "test": 200, "validation": 100},
                 "network": {"type": "mlp", "hidden": [32], "dropout": 0.3},
                 "training": {"epochs": %d, "batchSize": 32, "seed": 7},
                 "optimizer": {"type": "adam", "learningRate": 0.003}}
                """.formatted(name, epochs);
    }

    /** A job on a few generated digits, with further sections as YAML. */
    public static TrainingJob job(String sections) {
        return read("dataset: {name: digits, train: 600, test: 200}\n" + sections);
    }

    /** A job with all sections but experiment and name. */
    public static TrainingJob read(String sections) {
        var document =
                JobDocuments.parse(("experiment: test\nname: test\n" + sections).getBytes(StandardCharsets.UTF_8));
        return switch (JobReader.strict().read(document.getFirst())) {
            case JobReader.Result.Accepted accepted -> accepted.job();
            case JobReader.Result.Rejected rejected ->
                throw new IllegalArgumentException(rejected.faults().toString());
        };
    }
}
