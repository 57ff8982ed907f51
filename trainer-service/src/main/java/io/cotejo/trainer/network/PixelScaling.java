package io.cotejo.trainer.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.cotejo.events.job.Fault;
import io.cotejo.events.job.Normalization;
import io.cotejo.trainer.dataset.ImageShape;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is done to raw pixels before the first layer, as {@code pixel / divisor - offset} per channel: the same as
 * {@code (pixel / 255 - mean) / std} with {@code divisor = 255 · std} and {@code offset = mean / std}.
 */
public final class PixelScaling {
    private static final double LARGEST_PIXEL = 255;

    private final List<Float> divisors;
    private final List<Float> offsets;

    private PixelScaling(List<Float> divisors, List<Float> offsets) {
        this.divisors = divisors;
        this.offsets = offsets;
    }

    /** For images of that many channels. */
    public static PixelScaling of(Normalization normalization, int channels) {
        var divisors = IntStream.range(0, channels)
                .mapToObj(channel -> (float) (LARGEST_PIXEL * of(normalization.std(), channel)))
                .toList();
        var offsets = IntStream.range(0, channels)
                .mapToObj(channel -> (float) (of(normalization.mean(), channel) / of(normalization.std(), channel)))
                .toList();
        return new PixelScaling(divisors, offsets);
    }

    private static double of(List<Double> perChannel, int channel) {
        return perChannel.get(perChannel.size() == 1 ? 0 : channel);
    }

    /** What is wrong with a normalisation for images of that shape; empty if nothing is. */
    public static List<Fault> faults(Normalization normalization, ImageShape image) {
        int entries = normalization.mean().size();
        return entries == 1 || entries == image.channels()
                ? List.of()
                : List.of(new Fault(
                        "dataset.normalize.mean",
                        normalization.mean().toString(),
                        "must have one number for all channels, or one for each of the " + image.channels()));
    }

    /** Per channel. */
    public List<Float> divisors() {
        return divisors;
    }

    /** Per channel; taken away after the division. */
    public List<Float> offsets() {
        return offsets;
    }

    /** The same for the engine, as arrays that {@code owner} closes. */
    Resident in(NDManager owner) {
        return new Resident(
                column(owner, divisors),
                column(owner, offsets),
                offsets.stream().anyMatch(each -> each != 0));
    }

    private static NDArray column(NDManager owner, List<Float> values) {
        var array = new float[values.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = values.get(i);
        }
        return owner.create(array, new Shape(1, array.length, 1, 1));
    }

    /** Ready for use on batches. */
    record Resident(NDArray divisors, NDArray offsets, boolean shifts) {}
}
