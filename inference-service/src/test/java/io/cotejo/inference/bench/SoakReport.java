package io.cotejo.inference.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Compares what the clients saw with what the service counted. */
final class SoakReport {
    private static final double RSS_GROWTH = 1.1;
    private static final double MILLIS = 1e3;

    private final SoakTraffic traffic;
    private final Swaps swaps;
    private final List<Long> residentMebibytes;

    SoakReport(SoakTraffic traffic, Swaps swaps, List<Long> residentMebibytes) {
        this.traffic = traffic;
        this.swaps = swaps;
        this.residentMebibytes = List.copyOf(residentMebibytes);
    }

    /** What does not hold; empty if all does. */
    List<String> faults(ServiceCounts counts) {
        var faults = new ArrayList<>(traffic.complaints());
        expected().forEach((outcome, expected) -> {
            long late = outcome.equals("success") ? traffic.asExpected(SoakKind.HUNG_UP_LATE) : 0;
            if (counts.of(outcome) < expected || counts.of(outcome) > expected + late) {
                faults.add(
                        "the service counted %,d %s, the clients %,d".formatted(counts.of(outcome), outcome, expected));
            }
        });
        long hungUp = traffic.asExpected(SoakKind.HUNG_UP_EARLY) + traffic.asExpected(SoakKind.HUNG_UP_LATE);
        long surplus = counts.all()
                - expected().values().stream().mapToLong(Long::longValue).sum();
        if (surplus > hungUp) {
            faults.add("the service counted %,d requests that nobody made: %s".formatted(surplus, counts.byOutcome()));
        }
        for (var outcome : List.of("failed", "overloaded", "unavailable", "expired")) {
            if (counts.of(outcome) > 0) {
                faults.add("the service counted %,d %s".formatted(counts.of(outcome), outcome));
            }
        }
        return faults;
    }

    /** True if the memory grew by no more than a tenth since a fifth of the requests. */
    boolean memoryIsFlat() {
        return residentMebibytes.getLast() <= residentMebibytes.get(2) * RSS_GROWTH;
    }

    private Map<String, Long> expected() {
        return Map.of(
                "success", traffic.asExpected("success") + swaps.asked(),
                "rejected", traffic.asExpected("rejected"),
                "unknown", traffic.asExpected("unknown"));
    }

    void print(ServiceCounts counts) {
        System.out.printf(Locale.ROOT, "%n%,d requests, %d swaps%n%n", traffic.sent(), swaps.done());
        System.out.println("| outcome | clients | service |\n|---|--:|--:|");
        expected()
                .forEach((outcome, count) ->
                        System.out.printf(Locale.ROOT, "| %s | %,d | %,d |%n", outcome, count, counts.of(outcome)));
        counts.byOutcome().forEach((outcome, count) -> {
            if (!expected().containsKey(outcome)) {
                System.out.printf(Locale.ROOT, "| %s | | %,d |%n", outcome, count);
            }
        });
        System.out.printf(
                Locale.ROOT,
                "| hung up in the middle | %,d | |%n| hung up before the answer | %,d | |%n%n",
                traffic.asExpected(SoakKind.HUNG_UP_EARLY),
                traffic.asExpected(SoakKind.HUNG_UP_LATE));
        System.out.printf("answered by version: %s%n", new TreeMap<>(counts.byVersion()));
        System.out.printf(
                Locale.ROOT,
                "p50 %.2f ms, p99 %.2f ms; RSS in MiB at each tenth: %s%n",
                traffic.latencies().micros(0.5) / MILLIS,
                traffic.latencies().micros(0.99) / MILLIS,
                residentMebibytes);
    }
}
