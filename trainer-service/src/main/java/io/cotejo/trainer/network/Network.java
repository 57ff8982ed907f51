package io.cotejo.trainer.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.cotejo.events.artifact.Safetensors.DataType;
import io.cotejo.events.artifact.Safetensors.Tensor;
import io.cotejo.events.job.Normalization;
import io.cotejo.trainer.engine.TorchEngine;
import io.cotejo.trainer.seed.SeededRandom;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network with weights, on the engine. Owns native memory, and gives it back on {@link #close}. Belongs to the thread
 * that made it.
 */
public final class Network implements AutoCloseable {
    private final NetworkPlan plan;
    private final NDManager manager = TorchEngine.newManager();
    private final Map<String, NDArray> tensors = new LinkedHashMap<>();
    private final Map<String, NDArray> parameters = new LinkedHashMap<>();
    private final DropoutNoise noise;
    private final Shares shares;

    /** A network with the initial weights that follow from the seed. */
    public Network(NetworkPlan plan, Normalization normalization, long seed) {
        this(plan, normalization, seed, 0);
    }

    /**
     * A network with the initial weights that follow from the seed.
     *
     * @param labelSmoothing in what {@link #backward} makes small: share of each target that is spread evenly over all
     *     classes
     */
    public Network(NetworkPlan plan, Normalization normalization, long seed, double labelSmoothing) {
        this(
                plan,
                normalization,
                seed,
                labelSmoothing,
                plan.shareable() ? TorchEngine.shares() : 1,
                TorchEngine.hasOneDnn());
    }

    Network(
            NetworkPlan plan,
            Normalization normalization,
            long seed,
            double labelSmoothing,
            int shares,
            boolean blocks) {
        this.plan = plan;
        var scaling = PixelScaling.of(normalization, plan.image().channels()).in(manager);
        var initial = new InitialWeights(plan.initializer(), seed);
        for (var tensor : plan.tensors()) {
            create(tensor, initial.of(tensor, tensors.size()));
        }
        this.noise = new DropoutNoise(plan.drops());
        this.shares = new Shares(
                shares,
                List.copyOf(tensors.values()),
                List.copyOf(parameters.values()),
                List.of(scaling.divisors(), scaling.offsets()),
                new NetworkScript(plan, scaling.shifts(), labelSmoothing, blocks));
    }

    private void create(TensorSpec tensor, float[] values) {
        var array = manager.create(values, shape(tensor));
        tensors.put(tensor.name(), array);
        if (tensor.role().trained()) {
            array.setRequiresGradient(true);
            parameters.put(tensor.name(), array);
        }
    }

    private static Shape shape(TensorSpec tensor) {
        return new Shape(tensor.shape().stream().mapToLong(Integer::longValue).toArray());
    }

    /** What it is made of. */
    public NetworkPlan plan() {
        return plan;
    }

    /**
     * The answers to a batch, of the manager of {@code pixels}. Nothing is dropped, and batch normalisation uses what it has learned.
     *
     * @param pixels raw, unsigned bytes {@code [batch, channels, height, width]}
     * @return logits {@code [batch, classes]}
     */
    public NDArray forward(NDArray pixels) {
        return shares.logits(pixels);
    }

    /** Takes the random numbers of dropout from there from now on. */
    public void dropOutBy(SeededRandom random) {
        noise.from(random);
    }

    /**
     * Trains on a batch: adds to every parameter's gradient that of the mean cross-entropy, with smoothed labels. Dropout drops, and batch
     * normalisation uses and learns the batch's own statistics.
     *
     * @param pixels raw, unsigned bytes {@code [batch, channels, height, width]}
     * @param labels the right classes {@code [batch, 1]}
     * @return logarithms of the probabilities {@code [batch, classes]}, of the manager of {@code pixels}
     */
    public NDArray backward(NDArray pixels, NDArray labels) {
        if (!noise.needed()) {
            return shares.backward(pixels, labels);
        }
        int images = (int) pixels.getShape().get(0);
        return shares.backward(pixels, labels, noise.next(pixels.getManager(), images));
    }

    /** What an optimizer moves, by PyTorch's names, in the network's order; the arrays stay the network's. */
    public Map<String, NDArray> parameters() {
        return Collections.unmodifiableMap(parameters);
    }

    /** A copy of all parameters and buffers, by PyTorch's names, in the network's order. */
    public Map<String, Tensor> weights() {
        return copy(tensors);
    }

    /** Copies arrays out of the engine. */
    public static Map<String, Tensor> copy(Map<String, NDArray> arrays) {
        var copies = new LinkedHashMap<String, Tensor>();
        arrays.forEach((name, array) ->
                copies.put(name, new Tensor(DataType.F32, array.getShape().getShape(), array.toByteBuffer(false))));
        return copies;
    }

    /**
     * Takes over weights that {@link #weights} gave.
     *
     * @throws IllegalArgumentException if one is missing, of another shape, or one too many
     */
    public void load(Map<String, Tensor> weights) {
        fill(tensors, weights);
    }

    /** Takes over some of the weights, as {@link #weights} gave them, and keeps the others. */
    public void overwrite(Map<String, Tensor> some) {
        var all = weights();
        all.putAll(some);
        load(all);
    }

    /**
     * Copies into the engine's arrays what {@link #copy} has copied out.
     *
     * @throws IllegalArgumentException if one is missing, of another shape, or one too many
     */
    public static void fill(Map<String, NDArray> arrays, Map<String, Tensor> values) {
        if (!arrays.keySet().equals(values.keySet())) {
            throw new IllegalArgumentException(
                    "needs the tensors " + arrays.keySet() + ", was given " + values.keySet());
        }
        arrays.forEach((name, array) -> {
            var value = values.get(name);
            if (value == null
                    || value.type() != DataType.F32
                    || !Arrays.equals(value.shape(), array.getShape().getShape())) {
                throw new IllegalArgumentException("the tensor " + name + " must be F32 " + array.getShape());
            }
            array.set(value.content().asFloatBuffer());
        });
    }

    /** SHA-256 over all parameters and buffers, in the network's order, little-endian. */
    public String weightsSha256() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            weights().values().forEach(tensor -> digest.update(tensor.content()));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() {
        shares.close();
        manager.close();
    }
}
