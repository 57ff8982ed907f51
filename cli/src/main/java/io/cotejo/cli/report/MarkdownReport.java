package io.cotejo.cli.report;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** A report's tables as Markdown. Whatever a user has named is escaped. */
final class MarkdownReport {
    private static final String SPECIAL = "\\`*_[]<>|~&#!$";

    private final StringBuilder text = new StringBuilder();

    private MarkdownReport() {}

    /** The whole document. */
    static String of(Report report) {
        var writing = new MarkdownReport();
        writing.line("# Reproduction").line("");
        writing.line("Written at %s by `%s`."
                .formatted(report.writtenAt(), report.command().replace("`", "'")));
        if (report.departure() != null) {
            writing.line("").line("**" + escape(report.departure()) + "**");
        }
        writing.line("").line(Report.LEGEND);
        report.documents().forEach(writing::document);
        return writing.line("").line(escape(report.linksNote())).text.toString();
    }

    private MarkdownReport line(String line) {
        text.append(line).append('\n');
        return this;
    }

    private void document(ReproducedDocument reproduced) {
        var document = reproduced.document();
        line("").line("## " + escape(document.experiment()) + ": " + escape(document.title()));
        line("").line(escape(document.about())).line("");
        line("| run | figure | published | PyTorch here | ours | to published | to PyTorch |");
        line("|---|---|--:|--:|--:|--:|--:|");
        reproduced.runs().forEach(run -> run.figures().forEach(figure -> figure(run, figure)));
        line("").line("| run | seed | id | status | test accuracy | test loss | best epoch | time | images/s |");
        line("|---|--:|---|---|--:|--:|--:|--:|--:|");
        reproduced.runs().forEach(run -> run.trained().forEach(trained -> trained(run, trained)));
        notes(reproduced);
    }

    private void figure(ReproducedRun run, ComparedFigure figure) {
        row(
                escape(run.name()),
                figure.figure().title(),
                figure.publishedText(),
                figure.pyTorchText(),
                figure.oursText(),
                figure.toPublishedText(),
                figure.toPyTorchText());
    }

    private void trained(ReproducedRun run, TrainedRun trained) {
        var details = trained.details();
        row(
                escape(run.name()),
                details.seed() == null ? Unit.NONE : details.seed().toString(),
                "[%s](<%s>)".formatted(details.runId(), trained.page()),
                escape(status(trained)),
                Unit.SHARE.write(Quantity.TEST_ACCURACY.of(trained, null)),
                Unit.NATS.write(Quantity.TEST_LOSS.of(trained, null)),
                details.bestEpoch() == null ? Unit.NONE : details.bestEpoch().toString(),
                Unit.SECONDS.write(details.trainingSeconds()),
                Unit.COUNT.write(details.imagesPerSecond()));
    }

    private static String status(TrainedRun trained) {
        var details = trained.details();
        var status = details.reason() == null ? details.status() : details.status() + ": " + details.reason();
        return trained.provenanceOfEarlier().map(words -> status + ", " + words).orElse(status);
    }

    private void notes(ReproducedDocument reproduced) {
        var notes = reproduced.runs().stream()
                .flatMap(run -> run.published().figures().stream()
                        .map(PublishedFigure::note)
                        .filter(Objects::nonNull)
                        .map(note -> "- %s: %s".formatted(escape(run.name()), escape(note))))
                .toList();
        if (!notes.isEmpty()) {
            line("");
            notes.forEach(this::line);
        }
    }

    private void row(String... cells) {
        line(List.of(cells).stream().collect(Collectors.joining(" | ", "| ", " |")));
    }

    /** The text as it is, on one line, whatever is in it. */
    static String escape(String content) {
        var escaped = new StringBuilder();
        content.codePoints().forEach(character -> {
            if (Character.isISOControl(character)) {
                escaped.append(' ');
            } else {
                if (SPECIAL.indexOf(character) >= 0) {
                    escaped.append('\\');
                }
                escaped.appendCodePoint(character);
            }
        });
        return escaped.toString();
    }
}
