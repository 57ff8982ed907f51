package io.cotejo.metrics.run;

import io.cotejo.events.RunId;
import io.cotejo.metrics.problem.InvalidParameterException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which runs. Null stands for any.
 *
 * @param ids null for any; an empty list for none
 */
public record RunFilter(
        @Nullable String experiment,
        @Nullable String state,
        @Nullable String dataset,
        @Nullable String network,
        @Nullable String model,
        @Nullable List<RunId> ids) {
    private static final Set<String> STATES = Set.of("queued", "running", "completed", "failed", "cancelled");
    private static final int MOST_IDS = 500;

    public RunFilter {
        if (state != null && !STATES.contains(state)) {
            throw new InvalidParameterException("state", state, "queued, running, completed, failed or cancelled");
        }
        ids = ids == null ? null : List.copyOf(ids);
    }

    /** These runs. */
    public static RunFilter of(List<RunId> ids) {
        return new RunFilter(null, null, null, null, null, ids);
    }

    /** The runs of one experiment. */
    public static RunFilter ofExperiment(String experiment) {
        return new RunFilter(experiment, null, null, null, null, null);
    }

    /**
     * Reads ids with commas between them.
     *
     * @throws InvalidParameterException naming {@code field} if one is not a UUID
     */
    public static List<RunId> parseIds(String field, String text) {
        var parts =
                Arrays.stream(text.split(",", -1)).map(String::strip).distinct().toList();
        if (parts.size() > MOST_IDS) {
            throw new InvalidParameterException(field, parts.size() + " ids", "at most " + MOST_IDS + " ids");
        }
        return parts.stream().map(part -> parseId(field, part)).toList();
    }

    /**
     * Reads one id.
     *
     * @throws InvalidParameterException naming {@code field} if it is not a UUID
     */
    public static RunId parseId(String field, String text) {
        try {
            return RunId.parse(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidParameterException(field, text, "a UUID of 36 characters");
        }
    }
}
