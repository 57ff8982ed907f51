package io.cotejo.cli.report;

import static io.cotejo.cli.report.Frame.at;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Curves over the epochs, each with its name beside its end.
 *
 * @param title what is drawn, such as {@code Loss}
 * @param share whether the values are shares of 1, to be labelled in per cent
 */
record LineChart(String title, boolean share, List<Curve> curves) implements Markup.Fragment {
    private static final int MOST_MARKS = 40;

    LineChart(String title, boolean share, List<Curve> curves) {
        this.title = title;
        this.share = share;
        this.curves = curves.stream().filter(curve -> !curve.points().isEmpty()).toList();
    }

    @Override
    public void writeTo(Markup markup) {
        if (curves.isEmpty()) {
            return;
        }
        var points = curves.stream().flatMap(curve -> curve.points().stream()).toList();
        int last = points.stream().mapToInt(Curve.Point::epoch).max().orElse(1);
        var values = points.stream().map(Curve.Point::value).toList();
        double room = curves.stream()
                .mapToDouble(curve -> curve.faint() ? 0 : Name.room(curve.name()))
                .max()
                .orElse(0);
        var frame = new Frame(Axis.epochs(last), Axis.around(values), Math.ceil(Math.max(40, room)));
        markup.open("figure").leaf("figcaption", title);
        frame.begin(markup, words());
        frame.draw(markup, "epoch", epoch -> Integer.toString((int) epoch), tick -> label(tick, frame.y()));
        curves.forEach(curve -> draw(markup, frame, curve));
        names(markup, frame);
        markup.close().close();
    }

    private void draw(Markup markup, Frame frame, Curve curve) {
        var path = curve.points().stream()
                .map(point -> at(frame.x(point.epoch())) + "," + at(frame.y(point.value())))
                .collect(Collectors.joining(" "));
        var style = "series s" + curve.series() % 6 + (curve.faint() ? " faint" : "");
        markup.open("polyline", "class", style, "points", path).close();
        if (curve.faint() || curve.points().size() > MOST_MARKS) {
            return;
        }
        for (var point : curve.points()) {
            var meaning = "%s, epoch %d: %s".formatted(curve.name(), point.epoch(), write(point.value()));
            Mark.of(curve.series())
                    .draw(markup, frame.x(point.epoch()), frame.y(point.value()), "mark " + style, meaning);
        }
    }

    /** The names stand beside the last points, moved apart where they would cover each other. */
    private void names(Markup markup, Frame frame) {
        var named = new ArrayList<>(curves.stream()
                .filter(curve -> !curve.faint())
                .sorted(Comparator.comparingDouble(
                        curve -> frame.y(curve.points().getLast().value())))
                .toList());
        double least = frame.top() + 4;
        double room = frame.foot() - Name.LINE_HEIGHT * (named.size() - 1);
        for (var curve : named) {
            double y = Math.clamp(frame.y(curve.points().getLast().value()) + 4, least, Math.max(least, room + 4));
            Name.beside(curve.name(), frame.end(), y - 4).draw(markup, "name s" + curve.series() % 6);
            least = y + Name.LINE_HEIGHT;
            room += Name.LINE_HEIGHT;
        }
    }

    private String label(double tick, Axis axis) {
        double step = axis.ticks().size() < 2
                ? tick
                : axis.ticks().get(1) - axis.ticks().get(0);
        double unit = share ? 100 * step : step;
        int decimals = Math.clamp((int) Math.ceil(-Math.log10(unit) - 1e-9), 0, 4);
        return String.format(Locale.ROOT, "%." + decimals + "f", share ? 100 * tick : tick) + (share ? " %" : "");
    }

    private String write(double value) {
        return (share ? Unit.SHARE : Unit.NATS).write(value);
    }

    private String words() {
        return title + " by epoch. "
                + curves.stream()
                        .filter(curve -> !curve.faint())
                        .map(curve -> "%s: from %s to %s"
                                .formatted(
                                        curve.name(),
                                        write(curve.points().getFirst().value()),
                                        write(curve.points().getLast().value())))
                        .collect(Collectors.joining("; "))
                + ".";
    }
}
