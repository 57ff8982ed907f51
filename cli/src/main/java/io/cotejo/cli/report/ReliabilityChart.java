package io.cotejo.cli.report;

import static io.cotejo.cli.report.Frame.at;

import io.cotejo.events.Calibration;
import java.util.List;
import java.util.Locale;

/** How often a network is right, by how sure it says to be: on the diagonal, both are the same. */
record ReliabilityChart(Calibration calibration) implements Markup.Fragment {
    private static final List<Double> TICKS = List.of(0.0, 0.2, 0.4, 0.6, 0.8, 1.0);

    @Override
    public void writeTo(Markup markup) {
        var axis = new Axis(0, 1, TICKS, false);
        var frame = new Frame(axis, axis, 20);
        markup.open("figure").leaf("figcaption", "Right as often as it says?");
        frame.begin(markup, words());
        frame.draw(markup, "probability of the predicted class", ReliabilityChart::percent, ReliabilityChart::percent);
        int bins = calibration.bins().size();
        for (int i = 0; i < bins; i++) {
            draw(markup, frame, calibration.bins().get(i), (double) i / bins, (i + 1.0) / bins);
        }
        markup.open(
                        "line",
                        "class",
                        "front",
                        "x1",
                        at(frame.x(0)),
                        "y1",
                        at(frame.y(0)),
                        "x2",
                        at(frame.x(1)),
                        "y2",
                        at(frame.y(1)))
                .close();
        markup.close().close();
    }

    private static void draw(Markup markup, Frame frame, Calibration.Bin bin, double from, double to) {
        if (bin.images() == 0) {
            return;
        }
        double top = frame.y(bin.accuracy());
        markup.open(
                        "rect",
                        "class",
                        "bar",
                        "x",
                        at(frame.x(from) + 1),
                        "y",
                        at(top),
                        "width",
                        at(frame.x(to) - frame.x(from) - 2),
                        "height",
                        at(Math.max(0.5, frame.y(0) - top)))
                .leaf("title", meaning(bin))
                .close();
    }

    private static String meaning(Calibration.Bin bin) {
        return "%s images: says %s, is right in %s"
                .formatted(
                        Unit.COUNT.write((double) bin.images()),
                        Unit.SHARE.write(bin.confidence()),
                        Unit.SHARE.write(bin.accuracy()));
    }

    private String words() {
        return "Reliability: expected calibration error %s. A table of the bins follows."
                .formatted(Unit.SHARE.write(calibration.expectedError()));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
