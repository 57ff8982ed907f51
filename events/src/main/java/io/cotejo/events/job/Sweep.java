package io.cotejo.events.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Which values are tried.
 *
 * @param parameters by their paths in the job, in the order of the document
 * @param draw how many combinations are drawn, and how; null for all of them, which takes lists only
 */
record Sweep(
        SequencedMap<String, SweepParameter> parameters,
        @Nullable Draw draw) {
    /** No value but those that the job has. */
    static final Sweep NONE = new Sweep(new LinkedHashMap<>(), null);

    private static final int REDRAWS = 100;

    public Sweep {
        parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
    }

    /** A choice by chance: the same seed chooses the same. */
    record Draw(int runs, long seed) {}

    /** How many combinations of listed values there are; the largest long where there are more. */
    long listed() {
        long all = 1;
        for (var parameter : parameters.values()) {
            if (parameter instanceof SweepParameter.Values(var values)) {
                all = all > Long.MAX_VALUE / values.size() ? Long.MAX_VALUE : all * values.size();
            }
        }
        return all;
    }

    /** The values of each run, by path. */
    List<SequencedMap<String, JsonNode>> combinations() {
        return draw == null
                ? LongStream.range(0, listed())
                        .mapToObj(place -> combination(place, new SplittableRandom(place)))
                        .toList()
                : drawn(draw);
    }

    /** Listed values are drawn without putting them back, as long as there are any left. */
    private List<SequencedMap<String, JsonNode>> drawn(Draw draw) {
        var random = new SplittableRandom(draw.seed);
        var drawn = new LinkedHashSet<SequencedMap<String, JsonNode>>();
        var twice = new ArrayList<SequencedMap<String, JsonNode>>();
        for (long place : places(draw.runs, random)) {
            var combination = combination(place, random);
            for (int i = 0; i < REDRAWS && drawn.contains(combination); i++) {
                combination = combination(place, random);
            }
            if (!drawn.add(combination)) {
                twice.add(combination);
            }
        }
        var all = new ArrayList<>(drawn);
        all.addAll(twice);
        return all;
    }

    private List<Long> places(int runs, RandomGenerator random) {
        var places = new ArrayList<Long>();
        while (places.size() < runs) {
            places.addAll(distinct(listed(), Math.min(listed(), runs - places.size()), random));
        }
        return places;
    }

    /** So many different numbers below {@code all}, each set of them as likely as the next: Floyd's algorithm, then mixed. */
    private static List<Long> distinct(long all, long count, RandomGenerator random) {
        var chosen = new LinkedHashSet<Long>();
        for (long last = all - count; last < all; last++) {
            if (!chosen.add(random.nextLong(last + 1))) {
                chosen.add(last);
            }
        }
        var mixed = new ArrayList<>(chosen);
        Collections.shuffle(mixed, random);
        return mixed;
    }

    /** The listed values at a place in the order in which the last parameter changes fastest, and drawn ones for the rest. */
    private SequencedMap<String, JsonNode> combination(long place, RandomGenerator random) {
        var chosen = new LinkedHashMap<String, JsonNode>();
        long rest = place;
        for (var parameter : parameters.reversed().entrySet()) {
            switch (parameter.getValue()) {
                case SweepParameter.Values(var values) -> {
                    chosen.putFirst(parameter.getKey(), values.get((int) (rest % values.size())));
                    rest /= values.size();
                }
                case SweepParameter.Interval interval -> chosen.putFirst(parameter.getKey(), interval.draw(random));
            }
        }
        return chosen;
    }
}
