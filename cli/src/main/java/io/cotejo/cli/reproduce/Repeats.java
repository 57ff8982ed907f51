package io.cotejo.cli.reproduce;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cotejo.cli.train.JobFiles;
import io.cotejo.events.job.JobReader;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * How a reference job is trained.
 *
 * @param epochs instead of as many as the job asks for; null for those
 * @param seeds how many repeats; they differ in the seed only, which counts up from the job's own
 */
record Repeats(@Nullable Integer epochs, int seeds) {
    /** The jobs to submit for one reference job, by seed. */
    List<JobFiles.Document> of(JobFiles.Document reference) {
        long first = reference.job().training().seed();
        return LongStream.range(first, first + seeds)
                .mapToObj(seed -> with(seed, reference))
                .toList();
    }

    /** What makes the runs something else than what was published; null if nothing does. */
    @Nullable
    String departure() {
        return epochs == null
                ? null
                : "Trained for %d %s, which is not what was published: the figures cannot be expected to agree."
                        .formatted(epochs, epochs == 1 ? "epoch" : "epochs");
    }

    private JobFiles.Document with(long seed, JobFiles.Document reference) {
        ObjectNode document = reference.json().deepCopy();
        var training = document.withObject("/training");
        training.put("seed", seed);
        if (epochs != null) {
            training.put("epochs", epochs);
        }
        return switch (JobReader.strict().read(document)) {
            case JobReader.Result.Accepted accepted ->
                new JobFiles.Document(reference.place(), document, accepted.job());
            case JobReader.Result.Rejected rejected ->
                throw new IllegalArgumentException(rejected.faults().toString());
        };
    }
}
