package io.cotejo.metrics.card;

import io.cotejo.events.Calibration;
import io.cotejo.metrics.evaluation.ClassReport;
import io.cotejo.metrics.evaluation.ClassificationReport;
import io.cotejo.metrics.evaluation.EvaluationReport;
import io.cotejo.metrics.evaluation.Evaluations;
import io.cotejo.metrics.table.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How well a version does: scores, by class, which classes it takes for which, and whether it is as sure as it is right. */
final class EvaluationSection {
    private final List<String> labels;

    EvaluationSection(List<String> labels) {
        this.labels = labels;
    }

    /**
     * The section.
     *
     * @param all on the other sets of images too; null if they are not known any more
     */
    String markdown(EvaluationReport test, @Nullable Evaluations all) {
        var parts = new ArrayList<>(List.of(
                scores(test, all),
                "On the test images, by class (scikit-learn's definitions):\n",
                byClass(test.report()),
                "Confusion on the test images, true classes down, predicted ones across:\n",
                confusion(test.confusion())));
        if (test.calibration() != null) {
            parts.add("Calibration on the test images, by the predicted class's probability; expected error "
                    + number(test.calibration().expectedError()) + ":\n");
            parts.add(bins(test.calibration()));
        }
        return String.join("\n", parts);
    }

    private static String scores(EvaluationReport test, @Nullable Evaluations all) {
        var rows = new ArrayList<List<String>>();
        if (all != null) {
            add(rows, "training", all.train());
            add(rows, "validation", all.validation());
        }
        add(rows, "test", test);
        return Markdown.write(List.of("images", "accuracy", "loss", "top-k accuracy"), rows, 1);
    }

    private static void add(List<List<String>> rows, String images, @Nullable EvaluationReport report) {
        if (report != null) {
            var topK = report.topK() == null
                    ? ""
                    : String.join(
                            ", ",
                            report.topK().stream()
                                    .map(EvaluationSection::number)
                                    .toList());
            rows.add(List.of(
                    images,
                    number(report.score().accuracy()),
                    number(report.score().loss()),
                    topK));
        }
    }

    private static String byClass(ClassificationReport report) {
        var averages = Stream.of(
                average("macro average", report.macroAvg()), average("weighted average", report.weightedAvg()));
        return Markdown.write(
                List.of("class", "precision", "recall", "F1", "images"),
                Stream.concat(report.classes().stream().map(EvaluationSection::row), averages)
                        .toList(),
                1);
    }

    private static List<String> row(ClassReport report) {
        return List.of(
                report.label(),
                number(report.precision()),
                number(report.recall()),
                number(report.f1()),
                Long.toString(report.support()));
    }

    private static List<String> average(String name, ClassificationReport.Average average) {
        return List.of(
                name,
                number(average.precision()),
                number(average.recall()),
                number(average.f1()),
                Long.toString(average.support()));
    }

    private String confusion(List<List<Integer>> confusion) {
        var rows = IntStream.range(0, confusion.size())
                .mapToObj(row -> Stream.concat(
                                Stream.of(label(row)),
                                confusion.get(row).stream().map(String::valueOf))
                        .toList())
                .toList();
        var headings = Stream.concat(
                        Stream.of("true"), IntStream.range(0, confusion.size()).mapToObj(this::label))
                .toList();
        return Markdown.write(headings, rows, 1);
    }

    private String label(int index) {
        return index < labels.size() ? labels.get(index) : Integer.toString(index);
    }

    private static String bins(Calibration calibration) {
        var bins = calibration.bins();
        var rows = IntStream.range(0, bins.size())
                .mapToObj(i -> List.of(
                        "%s to %s".formatted(number((double) i / bins.size()), number((i + 1.0) / bins.size())),
                        Integer.toString(bins.get(i).images()),
                        number(bins.get(i).confidence()),
                        number(bins.get(i).accuracy())))
                .toList();
        return Markdown.write(List.of("probability", "images", "mean probability", "accuracy"), rows, 1);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
