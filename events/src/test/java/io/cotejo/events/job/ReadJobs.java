package io.cotejo.events.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Reads jobs as a user hands them in. */
final class ReadJobs {
    /** The smallest job there is. */
    static final String SMALLEST = """
            experiment: e
            name: n
            dataset: {name: digits}
            network: {type: preset, name: cnn}
            """;

    private ReadJobs() {}

    static JsonNode parse(String document) {
        return JobDocuments.parse(document.getBytes(UTF_8)).getFirst();
    }

    static TrainingJob accepted(String document) {
        return switch (JobReader.strict().read(parse(document))) {
            case JobReader.Result.Accepted(var job) -> job;
            case JobReader.Result.Rejected(var faults) -> throw new AssertionError(Fault.join(faults));
        };
    }

    static List<Fault> rejected(String document) {
        return switch (JobReader.strict().read(parse(document))) {
            case JobReader.Result.Accepted(var job) -> throw new AssertionError("accepted " + job);
            case JobReader.Result.Rejected(var faults) -> faults;
        };
    }
}
