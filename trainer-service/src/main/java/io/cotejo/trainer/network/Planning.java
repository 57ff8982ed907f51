package io.cotejo.trainer.network;

import io.cotejo.events.EventJson;
import io.cotejo.events.job.Fault;
import io.cotejo.events.job.LayerSpec;
import io.cotejo.events.job.NetworkSpec;
import io.cotejo.trainer.dataset.ImageShape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One walk along the layers, with the shape that an image has there. */
final class Planning {
    private static final long MOST_VALUES = 1L << 24;
    private static final long MOST_PARAMETERS = 50_000_000;

    private final NetworkSpec spec;
    private final ImageShape image;
    private final int classes;
    private final List<PlannedLayer> planned = new ArrayList<>();
    private final List<Fault> faults = new ArrayList<>();
    private List<Integer> shape;

    Planning(NetworkSpec spec, ImageShape image, int classes) {
        this.spec = spec;
        this.image = image;
        this.classes = classes;
        this.shape = List.of(image.channels(), image.height(), image.width());
    }

    NetworkPlan.Result plan() {
        var layers = Architectures.layers(spec, classes);
        for (int i = 0; i < layers.size(); i++) {
            if (!add(i, layers.get(i))) {
                return faulty(layers); // no shape to go on with
            }
        }
        checkLast(layers.getLast(), layers.size() - 1);
        checkSize();
        return faults.isEmpty()
                ? new NetworkPlan.Result.Fits(new NetworkPlan(image, planned, spec.initializer()))
                : faulty(layers);
    }

    /** A network that breaks off has rows of values wherever flatten or linear come first. */
    private NetworkPlan.Result faulty(List<LayerSpec> layers) {
        boolean rowsNormalized = layers.stream()
                .dropWhile(layer -> !(layer instanceof LayerSpec.Flatten || layer instanceof LayerSpec.Linear))
                .anyMatch(LayerSpec.BatchNorm.class::isInstance);
        return new NetworkPlan.Result.Faulty(
                faults, rowsNormalized || planned.stream().anyMatch(PlannedLayer::normalizesSingleValues));
    }

    private boolean add(int index, LayerSpec layer) {
        int before = faults.size();
        var output = output(index, layer);
        long values = output.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
        if (values > MOST_VALUES) {
            fault(
                    index,
                    layer,
                    "gives " + values + " values per image, allowed are " + MOST_VALUES + ": fewer filters");
        }
        planned.add(new PlannedLayer(index, layer, shape, output));
        shape = output;
        return faults.size() == before || layer instanceof LayerSpec.Linear;
    }

    private List<Integer> output(int index, LayerSpec layer) {
        return switch (layer) {
            case LayerSpec.Conv2d conv ->
                window(index, layer, conv.filters(), new Window(conv.kernel(), conv.stride(), conv.padding()));
            case LayerSpec.MaxPool2d pool ->
                window(index, layer, shape.getFirst(), new Window(pool.kernel(), pool.stride(), 0));
            case LayerSpec.Linear linear -> linear(index, linear);
            case LayerSpec.Flatten flatten -> flat();
            case LayerSpec.Activation activation -> shape;
            case LayerSpec.Dropout dropout -> shape;
            case LayerSpec.BatchNorm norm -> shape;
        };
    }

    private record Window(int kernel, int stride, int padding) {
        int steps(int edge) {
            return (edge + 2 * padding - kernel) / stride + 1;
        }
    }

    private List<Integer> window(int index, LayerSpec layer, int channels, Window window) {
        if (shape.size() != 3) {
            fault(index, layer, "needs channels, rows and columns: put it before flatten");
            return shape;
        }
        int height = shape.get(1);
        int width = shape.get(2);
        if (window.kernel() > Math.min(height, width) + 2 * window.padding()) {
            fault(
                    index,
                    layer,
                    "has a kernel of " + window.kernel() + " where the image has become " + height + " × " + width
                            + ": a smaller kernel, padding, or less pooling before it");
            return shape;
        }
        return List.of(channels, window.steps(height), window.steps(width));
    }

    private List<Integer> linear(int index, LayerSpec.Linear linear) {
        if (shape.size() != 1) {
            fault(index, linear, "needs a row of values, is given " + shape + ": put flatten before it");
            shape = flat(); // so that the layers after it can be checked too
        }
        return List.of(linear.units());
    }

    private List<Integer> flat() {
        return List.of(shape.stream().reduce(1, (a, b) -> a * b));
    }

    private void checkLast(LayerSpec last, int index) {
        if (!(last instanceof LayerSpec.Linear linear && linear.units() == classes)) {
            fault(index, last, "must be {linear: " + classes + "}, as the last layer: one unit per class");
        }
    }

    private void checkSize() {
        long parameters = planned.stream().mapToLong(PlannedLayer::parameters).sum();
        if (parameters > MOST_PARAMETERS) {
            faults.add(new Fault(
                    "network",
                    parameters + " parameters",
                    "must have at most " + MOST_PARAMETERS + " parameters: fewer units, or pooling before flatten"));
        }
    }

    private void fault(int index, LayerSpec layer, String message) {
        var seen = new String(EventJson.write(layer), StandardCharsets.UTF_8);
        faults.add(new Fault(path(index, layer), seen, message));
    }

    private String path(int index, LayerSpec layer) {
        return switch (spec) {
            case NetworkSpec.Preset preset -> "network.name";
            case NetworkSpec.Mlp mlp -> "network.hidden";
            case NetworkSpec.Layers written ->
                "network.layers[" + index + "]" + (layer.document() instanceof String ? "" : "." + layer.name());
        };
    }
}
