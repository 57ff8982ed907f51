package io.cotejo.cli.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;

/** A report as one page that needs nothing beside itself: style, drawings and pictures are inside. */
final class HtmlReport {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private HtmlReport() {}

    /** The whole page. */
    static String of(Report report) {
        var markup = new Markup().raw("<!DOCTYPE html>\n").open("html", "lang", "en");
        head(markup);
        markup.open("body");
        top(markup, report);
        markup.open("main");
        report.documents().forEach(document -> markup.add(new DocumentSection(document)));
        markup.close();
        bottom(markup, report);
        return markup.close().close().toString();
    }

    private static void head(Markup markup) {
        markup.open("head").open("meta", "charset", "utf-8");
        markup.open("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        markup.open("meta", "name", "color-scheme", "content", "light dark");
        markup.leaf("title", "Cotejo · reproduction");
        markup.open("style").raw(styleSheet()).close().close();
    }

    private static void top(Markup markup, Report report) {
        markup.open("header").leaf("p", "Cotejo", "class", "brand").leaf("h1", "Published, and trained anew");
        markup.leaf("p", written(report), "class", "lead");
        if (report.departure() != null) {
            markup.leaf("p", report.departure(), "class", "departure");
        }
        if (report.documents().size() > 1) {
            markup.open("nav", "aria-label", "Documents").open("ul");
            report.documents()
                    .forEach(each -> markup.open("li")
                            .leaf("a", each.document().experiment(), "href", "#" + DocumentSection.anchor(each))
                            .close());
            markup.close().close();
        }
        markup.add(new FigureTable("All runs at a glance", report.documents(), true));
        markup.leaf("p", Report.LEGEND + " ≈ within half a point, ▲ better, ▼ worse.", "class", "legend");
        markup.close();
    }

    private static String written(Report report) {
        long trained = report.documents().stream()
                .flatMap(each -> each.runs().stream())
                .mapToLong(run -> run.completed().size())
                .sum();
        return "%d %s of %d published %s · %s"
                .formatted(
                        trained,
                        trained == 1 ? "run" : "runs",
                        report.documents().size(),
                        report.documents().size() == 1 ? "experiment" : "experiments",
                        TIME.format(report.writtenAt()));
    }

    private static void bottom(Markup markup, Report report) {
        markup.open("footer")
                .open("p")
                .text("Made by ")
                .leaf("code", report.command())
                .text(".")
                .close();
        markup.leaf("p", report.linksNote()).close();
    }

    private static String styleSheet() {
        try (var stream = Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.css"), "report.css")) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
