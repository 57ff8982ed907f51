package io.cotejo.metrics.run;

import io.cotejo.events.job.FieldPath;
import io.cotejo.metrics.problem.InvalidParameterException;
import jakarta.ws.rs.DefaultValue;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The parameters of a request that say how runs are listed. */
public class RunView {
    private static final int MOST_COLUMNS = 20;

    @Parameter(
            description =
                    "A field of the answer, or best:<metric>, last:<metric> or at:<epoch>:<metric>, where metric is"
                            + " train_loss, train_accuracy, val_loss, val_accuracy, test_loss or test_accuracy; with a minus in"
                            + " front, the greatest first")
    @RestQuery
    @DefaultValue("-submittedAt")
    String sort = "-submittedAt";

    @Parameter(description = "At most so many, 1 to 500")
    @RestQuery
    @DefaultValue("50")
    String limit = "50";

    @Parameter(description = "After so many")
    @RestQuery
    @DefaultValue("0")
    String offset = "0";

    @Parameter(
            description =
                    "Paths in the job document with commas between them, at most 20; each run then tells its values"
                            + " there: optimizer.learningRate,training.batchSize")
    @RestQuery
    @Nullable
    String columns;

    RunSort order() {
        return RunSort.parse(sort);
    }

    Page page() {
        return Page.parse(limit, offset);
    }

    List<String> paths() {
        if (columns == null || columns.isBlank()) {
            return List.of();
        }
        var paths = Arrays.stream(columns.split(",", -1))
                .map(String::strip)
                .distinct()
                .toList();
        for (var path : paths) {
            if (!FieldPath.isPath(path)) {
                throw new InvalidParameterException(
                        "columns",
                        path,
                        "paths such as optimizer.learningRate, of at most 200 characters, with commas between them");
            }
        }
        if (paths.size() > MOST_COLUMNS) {
            throw new InvalidParameterException(
                    "columns", paths.size() + " paths", "at most " + MOST_COLUMNS + " paths");
        }
        return paths;
    }
}
