package io.cotejo.metrics.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.metrics.table.Csv;
import io.cotejo.metrics.table.Markdown;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs as tables of texts; empty where a figure is not known. */
final class RunTable {
    private static final List<Column> ALL = List.of(
            new Column("runId", Run::runId),
            new Column("experiment", Run::experiment),
            new Column("name", Run::name),
            new Column("model", Run::model),
            new Column("status", Run::status),
            new Column("attempt", Run::attempt),
            new Column("network", Run::network),
            new Column("dataset", Run::dataset),
            new Column("optimizer", Run::optimizer),
            new Column("seed", Run::seed),
            new Column("parameters", Run::parameters),
            new Column("epochs", Run::epochs),
            new Column("epochsDone", Run::epochsDone),
            new Column("bestEpoch", Run::bestEpoch),
            new Column("trainLoss", Run::trainLoss),
            new Column("trainAccuracy", Run::trainAccuracy),
            new Column("heldOutLoss", Run::heldOutLoss),
            new Column("heldOutAccuracy", Run::heldOutAccuracy),
            new Column("testLoss", Run::testLoss),
            new Column("testAccuracy", Run::testAccuracy),
            new Column("trainingSeconds", Run::trainingSeconds),
            new Column("imagesPerSecond", Run::imagesPerSecond),
            new Column("submittedAt", Run::submittedAt),
            new Column("startedAt", Run::startedAt),
            new Column("endedAt", Run::endedAt),
            new Column("reason", Run::reason),
            new Column("modelVersion", Run::modelVersion));
    private static final List<Column> SHORT = List.of(
            new Column("name", Run::name),
            new Column("network", Run::network),
            new Column("state", Run::status),
            new Column("seed", Run::seed),
            new Column("parameters", Run::parameters),
            new Column("epochs done", Run::epochsDone),
            new Column("train accuracy", run -> rounded(run.trainAccuracy())),
            new Column("held-out accuracy", run -> rounded(run.heldOutAccuracy())),
            new Column("test accuracy", run -> rounded(run.testAccuracy())),
            new Column("training seconds", run -> rounded(run.trainingSeconds())));
    private static final int WORDS = 3;

    private RunTable() {}

    private record Column(String heading, Function<Run, @Nullable Object> figure) {
        String cell(Run run) {
            var value = figure.apply(run);
            return value == null ? "" : value.toString();
        }
    }

    /** Every figure in full, and the values at these paths. */
    static String csv(List<Run> runs, List<String> paths) {
        var columns = with(ALL, paths);
        return Csv.write(headings(columns), rows(columns, runs));
    }

    /** The figures that tell most, rounded, and the values at these paths. */
    static String markdown(List<Run> runs, List<String> paths) {
        var columns = with(SHORT, paths);
        return Markdown.write(headings(columns), rows(columns, runs), WORDS);
    }

    private static List<Column> with(List<Column> columns, List<String> paths) {
        return Stream.concat(columns.stream(), paths.stream().map(path -> new Column(path, run -> value(run, path))))
                .toList();
    }

    private static @Nullable String value(Run run, String path) {
        JsonNode value = run.values() == null ? null : run.values().get(path);
        return value == null || value.isNull() ? null : value.isValueNode() ? value.asText() : value.toString();
    }

    private static List<String> headings(List<Column> columns) {
        return columns.stream().map(Column::heading).toList();
    }

    private static List<List<String>> rows(List<Column> columns, List<Run> runs) {
        return runs.stream()
                .map(run -> columns.stream().map(column -> column.cell(run)).toList())
                .toList();
    }

    private static @Nullable String rounded(@Nullable Double value) {
        return value == null ? null : String.format(Locale.ROOT, "%.4f", value);
    }
}
