package io.cotejo.inference.bench;

import java.util.Locale;

/** Prints what was measured as a table in Markdown, line by line. */
final class ServeTable {
    private static final double MILLIS = 1e3;

    ServeTable() {
        System.out.println("| | connections | requests/s | p50 ms | p99 ms | CPU µs/request | ratio | goal |");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|");
    }

    /** What has no goal of its own. */
    void add(String name, int connections, Load load) {
        line(name, Integer.toString(connections), load, "", "");
    }

    /** What has. */
    void add(String name, int connections, Load load, double ratio, String goal) {
        line(name, Integer.toString(connections), load, "%.2f".formatted(ratio), goal);
    }

    /** What was measured without HTTP. */
    void add(String name, InProcess.Cost cost) {
        System.out.printf(Locale.ROOT, "| %s | | %,.0f | | | %.1f | | |%n", name, cost.rate(), cost.cpuMicros());
    }

    private static void line(String name, String connections, Load load, String ratio, String goal) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %,.0f | %.2f | %.2f | %.1f | %s | %s |%n",
                name,
                connections,
                load.rate(),
                load.p50Micros() / MILLIS,
                load.p99Micros() / MILLIS,
                load.cpuMicros(),
                ratio,
                goal);
    }
}
