package io.cotejo.metrics.pair;

import io.cotejo.events.RunId;
import io.cotejo.metrics.evaluation.Evaluations;
import io.cotejo.metrics.run.RunDetails;
import io.cotejo.metrics.run.Runs;
import io.cotejo.metrics.run.UnknownRunException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Puts two runs side by side. */
public final class Pairs {
    private final Runs runs;
    private final StoredAnswers answers;

    public Pairs(Runs runs, StoredAnswers answers) {
        this.runs = runs;
        this.answers = answers;
    }

    /**
     * Compares two runs.
     *
     * @throws UnknownRunException if there is none of one of these ids
     */
    Pair of(RunId first, RunId second) {
        var a = runs.find(first).orElseThrow(() -> new UnknownRunException(first));
        var b = runs.find(second).orElseThrow(() -> new UnknownRunException(second));
        return switch (answers.pair(stored(a), stored(b))) {
            case Pairing.Paired(var paired) -> pair(a, b, null, paired);
            case Pairing.NotComparable(var reason) -> pair(a, b, reason, null);
        };
    }

    private static StoredAnswers.Side stored(RunDetails details) {
        var run = details.run();
        return new StoredAnswers.Side("run %s, which is %s,".formatted(run.runId(), run.status()), details.answers());
    }

    private static Pair pair(RunDetails a, RunDetails b, @Nullable String reason, @Nullable PairedAnswers paired) {
        var difference = difference(a.evaluation(), b.evaluation());
        return new Pair(
                side(a),
                side(b),
                reason == null,
                reason,
                paired,
                paired == null ? null : paired.mcnemar(),
                difference == null || a.evaluation() == null
                        ? List.of()
                        : a.evaluation().labels(),
                difference);
    }

    private static Pair.Side side(RunDetails details) {
        var run = details.run();
        return new Pair.Side(run.runId(), run.name(), run.testAccuracy());
    }

    private static @Nullable List<List<Integer>> difference(@Nullable Evaluations a, @Nullable Evaluations b) {
        if (a == null || b == null || !a.labels().equals(b.labels())) {
            return null;
        }
        var before = a.test().confusion();
        var after = b.test().confusion();
        return IntStream.range(0, before.size())
                .mapToObj(row -> IntStream.range(0, before.size())
                        .mapToObj(column ->
                                after.get(row).get(column) - before.get(row).get(column))
                        .toList())
                .toList();
    }
}
