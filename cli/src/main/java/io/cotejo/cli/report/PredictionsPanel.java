package io.cotejo.cli.report;

import io.cotejo.events.SamplePredictions;
import io.cotejo.events.SamplePredictions.Prediction;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Single test images with what a network says to them: the first ones, and those that it is most wrong about. */
record PredictionsPanel(SamplePredictions predictions) implements Markup.Fragment {
    private static final int MOST = 12;
    private static final int PROBABILITIES = 3;

    @Override
    public void writeTo(Markup markup) {
        gallery(markup, "First test images", predictions.first());
        if (!predictions.worst().isEmpty()) {
            gallery(markup, "Worst predictions, the highest loss first", predictions.worst());
        }
    }

    private void gallery(Markup markup, String title, List<Prediction> shown) {
        markup.leaf("h4", title).open("ul", "class", "gallery");
        shown.stream().limit(MOST).forEach(prediction -> exhibit(markup, prediction));
        markup.close();
    }

    private void exhibit(Markup markup, Prediction prediction) {
        boolean right = prediction.label() == prediction.predicted();
        markup.open("li", "class", right ? "right" : "wrong");
        markup.open(
                "img",
                "src",
                "data:image/png;base64," + prediction.png(),
                "alt",
                "test image %d, %s".formatted(prediction.index(), name(prediction.label())));
        markup.leaf("p", (right ? "✓ " : "✗ ") + words(prediction, right));
        markup.open("ol");
        IntStream.range(0, prediction.probabilities().size())
                .boxed()
                .sorted(Comparator.comparing(prediction.probabilities()::get, Comparator.reverseOrder()))
                .limit(PROBABILITIES)
                .forEach(index ->
                        probability(markup, index, prediction.probabilities().get(index)));
        markup.close().close();
    }

    private String words(Prediction prediction, boolean right) {
        return right
                ? name(prediction.label())
                : "%s, taken for %s".formatted(name(prediction.label()), name(prediction.predicted()));
    }

    private void probability(Markup markup, int index, double probability) {
        markup.open("li", "style", String.format(Locale.ROOT, "--part:%.0f%%", 100 * probability));
        markup.leaf("span", name(index))
                .leaf("b", String.format(Locale.ROOT, "%.3f", probability))
                .close();
    }

    private String name(int index) {
        return index >= 0 && index < predictions.classes().size()
                ? predictions.classes().get(index)
                : Integer.toString(index);
    }
}
