package io.cotejo.metrics.run;

import io.cotejo.events.RunId;
import io.cotejo.metrics.database.Sql;
import io.cotejo.metrics.problem.InvalidParameterException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which runs. Null stands for any.
 *
 * @param name a part of it, in upper or lower case
 * @param ids null for any; an empty list for none
 * @param since when they were submitted, or after
 * @param until before which they were submitted
 * @param where what their jobs must fulfil, all of it
 */
public record RunFilter(
        @Nullable String experiment,
        @Nullable String state,
        @Nullable String dataset,
        @Nullable String network,
        @Nullable String model,
        @Nullable String name,
        @Nullable List<RunId> ids,
        @Nullable Instant since,
        @Nullable Instant until,
        List<Where> where) {
    private static final Set<String> STATES = Set.of("queued", "running", "completed", "failed", "cancelled");
    private static final int MOST_IDS = 500;
    private static final int MOST_CONDITIONS = 10;

    public RunFilter {
        if (state != null && !STATES.contains(state)) {
            throw new InvalidParameterException("state", state, "queued, running, completed, failed or cancelled");
        }
        if (where.size() > MOST_CONDITIONS) {
            throw new InvalidParameterException(
                    "where", where.size() + " conditions", "given at most " + MOST_CONDITIONS + " times");
        }
        ids = ids == null ? null : List.copyOf(ids);
        where = List.copyOf(where);
    }

    /** The condition on a run {@code r}. */
    Sql condition() {
        var condition = Sql.of("true");
        and(condition, "r.experiment = ?", experiment);
        and(condition, "r.status = ?", state);
        and(condition, "r.dataset = ?", dataset);
        and(condition, "r.network = ?", network);
        and(condition, "r.model = ?", model);
        and(condition, "position(lower(?) IN lower(r.name)) > 0", name);
        and(condition, "r.run_id = ANY (?::text[]::uuid[])", ids);
        and(condition, "r.submitted_at >= ?", since);
        and(condition, "r.submitted_at < ?", until);
        where.forEach(demand -> condition.add(" AND ").add(demand.condition()));
        return condition;
    }

    private static void and(Sql condition, String demand, @Nullable Object value) {
        if (value != null) {
            condition.add(" AND " + demand, value);
        }
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
