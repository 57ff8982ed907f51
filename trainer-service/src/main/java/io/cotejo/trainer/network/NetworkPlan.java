package io.cotejo.trainer.network;

import io.cotejo.events.NetworkSummary;
import io.cotejo.events.job.Fault;
import io.cotejo.events.job.Initializer;
import io.cotejo.events.job.LayerSpec;
import io.cotejo.events.job.NetworkSpec;
import io.cotejo.trainer.dataset.ImageShape;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A network that fits its images: every layer with its shapes, and everything that follows from them. Immutable. */
public final class NetworkPlan {
    /** What it takes to write a value and to read it again, in multiply-adds: small convolutional networks take longer than perceptrons. */
    private static final long COST_OF_A_VALUE = 20;

    private final ImageShape image;
    private final List<PlannedLayer> layers;
    private final Initializer initializer;

    NetworkPlan(ImageShape image, List<PlannedLayer> layers, Initializer initializer) {
        this.image = image;
        this.layers = List.copyOf(layers);
        this.initializer = initializer;
    }

    /** What came of planning. */
    public sealed interface Result {
        /** The layers fit each other, the images and the classes. */
        record Fits(NetworkPlan plan) implements Result {}

        /**
         * They do not.
         *
         * @param faults one for each that can be told
         * @param needsSeveralImages whether the network, once it fits, needs batches of several images, as far as is known
         */
        record Faulty(List<Fault> faults, boolean needsSeveralImages) implements Result {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }
    }

    /** Resolves the shapes of a network as the job describes it, for images of that shape. */
    public static Result of(NetworkSpec spec, ImageShape image, int classes) {
        return new Planning(spec, image, classes).plan();
    }

    /** Of the images that it takes. */
    public ImageShape image() {
        return image;
    }

    /** In the order in which an image passes through them. */
    public List<PlannedLayer> layers() {
        return layers;
    }

    /** How the weights begin. */
    public Initializer initializer() {
        return initializer;
    }

    /** How many classes it tells apart. */
    public int classes() {
        return layers.getLast().outputShape().getFirst();
    }

    /** Whether a batch of one image cannot be trained on, since batch normalisation would see single values. */
    public boolean needsSeveralImages() {
        return layers.stream().anyMatch(PlannedLayer::normalizesSingleValues);
    }

    /**
     * Whether the images of a batch are better divided among threads than each operation: with convolutions, whose time goes into values of
     * the images. Where it goes into reading weights, every thread would read all of them; and batch normalisation looks at all images at
     * once.
     */
    public boolean shareable() {
        return layers.stream().anyMatch(layer -> layer.spec() instanceof LayerSpec.Conv2d)
                && layers.stream().noneMatch(layer -> layer.spec() instanceof LayerSpec.BatchNorm);
    }

    /** How many values of an image all layers together may drop in training. */
    int drops() {
        return layers.stream().mapToInt(PlannedLayer::drops).reduce(0, Math::addExact);
    }

    /** What one image costs forward, in multiply-adds. */
    public long work() {
        return summary().multiplyAdds() + COST_OF_A_VALUE * valuesPerImage();
    }

    /** How many values all layers together give for one image. */
    public long valuesPerImage() {
        return layers.stream()
                .mapToLong(layer -> layer.outputShape().stream()
                        .mapToLong(Integer::longValue)
                        .reduce(1, (a, b) -> a * b))
                .sum();
    }

    /** All parameters and buffers, in the network's order. */
    public List<TensorSpec> tensors() {
        return layers.stream().flatMap(layer -> layer.tensors().stream()).toList();
    }

    /** For tables: layer by layer, for one image. */
    public NetworkSummary summary() {
        var rows = layers.stream().map(PlannedLayer::summary).toList();
        return new NetworkSummary(
                rows,
                rows.stream().mapToLong(NetworkSummary.Layer::parameters).sum(),
                rows.stream().mapToLong(NetworkSummary.Layer::multiplyAdds).sum());
    }

    /** Names of the parameters that multiply inputs: what L2 holds small, unlike biases and batch normalisation's. */
    public Set<String> weightNames() {
        return trained()
                .filter(tensor -> tensor.role() == TensorSpec.Role.WEIGHT)
                .map(TensorSpec::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    Stream<TensorSpec> trained() {
        return tensors().stream().filter(tensor -> tensor.role().trained());
    }
}
