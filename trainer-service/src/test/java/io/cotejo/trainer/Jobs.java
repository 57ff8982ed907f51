package io.cotejo.trainer;

import io.cotejo.events.job.JobDocuments;
import io.cotejo.events.job.JobReader;
import io.cotejo.events.job.TrainingJob;
import java.nio.charset.StandardCharsets;

/** Jobs for tests, from what differs between them. */
public final class Jobs {
    private Jobs() {}

    /** A job on a few generated digits, with further sections as YAML. */
    public static TrainingJob job(String sections) {
        return read("dataset: {name: digits, train: 600, test: 200}\n" + sections);
    }

    /** A job with all sections but experiment and name. */
    public static TrainingJob read(String sections) {
        return document("experiment: test\nname: test\n" + sections);
    }

    /** A job from its whole document. */
    public static TrainingJob document(String text) {
        var documents = JobDocuments.parse(text.getBytes(StandardCharsets.UTF_8));
        return switch (JobReader.strict().read(documents.getFirst())) {
            case JobReader.Result.Accepted accepted -> accepted.job();
            case JobReader.Result.Rejected rejected ->
                throw new IllegalArgumentException(rejected.faults().toString());
        };
    }
}
