package io.cotejo.inference.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** What was measured in several rounds, as a table in Markdown: the median of each figure, and between what the ratio lay. */
final class ServeTable {
    private static final double MILLIS = 1e3;

    private final Map<Row, List<Figures>> rows = new LinkedHashMap<>();

    /** What is measured; {@code connections} and {@code goal} may be empty. */
    private record Row(String name, String connections, String goal) {}

    /** What one round gave; not a number where there is none. */
    private record Figures(double rate, double p50Millis, double p99Millis, double cpuMicros, double ratio) {}

    /** What has no goal of its own. */
    void add(String name, int connections, Load load) {
        add(name, connections, load, Double.NaN, "");
    }

    /** What has. */
    void add(String name, int connections, Load load, double ratio, String goal) {
        add(
                new Row(name, Integer.toString(connections), goal),
                new Figures(
                        load.rate(), load.p50Micros() / MILLIS, load.p99Micros() / MILLIS, load.cpuMicros(), ratio));
    }

    /** What was measured without HTTP. */
    void add(String name, InProcess.Cost cost) {
        add(new Row(name, "", ""), new Figures(cost.rate(), Double.NaN, Double.NaN, cost.cpuMicros(), Double.NaN));
    }

    private void add(Row row, Figures figures) {
        rows.computeIfAbsent(row, each -> new ArrayList<>()).add(figures);
    }

    @SuppressWarnings("SystemOut") // the figures are what it is for
    void print() {
        System.out.println(
                "| | connections | requests/s | p50 ms | p99 ms | CPU µs/request | ratio | least to greatest | goal |");
        System.out.println("|---|--:|--:|--:|--:|--:|--:|--:|--:|");
        rows.forEach((row, figures) -> System.out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %s | %s | %s | %s | %s | %s |%n",
                row.name(),
                row.connections(),
                median("%,.0f", figures, Figures::rate),
                median("%.2f", figures, Figures::p50Millis),
                median("%.2f", figures, Figures::p99Millis),
                median("%.1f", figures, Figures::cpuMicros),
                median("%.2f", figures, Figures::ratio),
                spread(figures),
                row.goal()));
    }

    private static String median(String format, List<Figures> figures, ToDoubleFunction<Figures> figure) {
        var sorted = figures.stream().mapToDouble(figure).sorted().toArray();
        return text(format, sorted[sorted.length / 2]);
    }

    private static String spread(List<Figures> figures) {
        var ratios = figures.stream().mapToDouble(Figures::ratio).summaryStatistics();
        return text("%.2f to ", ratios.getMin()) + text("%.2f", ratios.getMax());
    }

    private static String text(String format, double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
    }
}
