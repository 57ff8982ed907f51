package io.cotejo.trainer.optimize;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.cotejo.events.job.GradientClip;
import io.cotejo.events.job.OptimizerSpec;
import io.cotejo.trainer.engine.TorchEngine;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Moves parameters along their gradients, by PyTorch's update rules. Owns its state, and gives it back on {@link #close};
 * the parameters stay the network's. The gradient of a parameter is zero after each step, ready for the next batch.
 */
public abstract class Optimizer implements AutoCloseable {
    private final NDManager manager = TorchEngine.newManager();
    private final Map<String, NDArray> parameters;
    private final Map<String, NDArray> gradients = new LinkedHashMap<>();
    private final Map<String, NDArray> state = new LinkedHashMap<>();
    private GradientPreparation preparation = GradientPreparation.NONE;
    private double learningRate;
    private long steps;

    Optimizer(Map<String, NDArray> parameters, double learningRate) {
        this.parameters = parameters;
        this.learningRate = learningRate;
    }

    /**
     * The one that a job describes.
     *
     * @param clip null for gradients as they are
     * @param parameters by name
     * @param weights names of the parameters that {@link OptimizerSpec#l2} holds small
     */
    public static Optimizer of(
            OptimizerSpec spec, @Nullable GradientClip clip, Map<String, NDArray> parameters, Set<String> weights) {
        var optimizer = of(spec, parameters);
        optimizer.preparation =
                new GradientPreparation(spec.l2(), spec.l2() == 0 ? Set.of() : weights, Clipping.of(clip));
        return optimizer;
    }

    private static Optimizer of(OptimizerSpec spec, Map<String, NDArray> parameters) {
        return switch (spec) {
            case OptimizerSpec.Adam adam when adam.amsgrad() -> new AmsGrad(adam, parameters);
            case OptimizerSpec.Adam adam -> new Adam(adam, parameters);
            case OptimizerSpec.AdamW adamW when adamW.amsgrad() -> new AmsGrad(adamW, parameters);
            case OptimizerSpec.AdamW adamW -> new Adam(adamW, parameters);
            case OptimizerSpec.Sgd sgd -> new Sgd(sgd, parameters);
            case OptimizerSpec.RmsProp rmsProp -> new RmsProp(rmsProp, parameters);
        };
    }

    /** Moves every parameter once, by the gradients that have gathered since the last step. */
    public final void step() {
        if (gradients.isEmpty()) {
            parameters.forEach((name, parameter) -> gradients.put(name, gradient(parameter)));
        }
        steps++;
        beginStep();
        try (var scratch = manager.newSubManager()) {
            var all = new LinkedHashMap<String, Moving>();
            gradients.forEach((name, gradient) -> all.put(name, new Moving(parameter(name), gradient, scratch)));
            preparation.apply(all);
            all.forEach(this::move);
        }
    }

    private NDArray parameter(String name) {
        return Objects.requireNonNull(parameters.get(name), name);
    }

    /** The engine adds to the same array from the first backward pass on, so that it is asked for once. */
    private NDArray gradient(NDArray parameter) {
        var gradient = parameter.getGradient();
        gradient.attach(manager);
        return gradient;
    }

    /** Called once a step, after {@link #steps} was raised. */
    void beginStep() {}

    /** Moves one parameter, and leaves its gradient at zero. */
    abstract void move(String name, Moving moving);

    /** A state array of a parameter, zero in the beginning. */
    final NDArray slot(String parameter, String slot, NDArray like) {
        return state.computeIfAbsent(parameter + "." + slot, name -> manager.zeros(like.getShape()));
    }

    final void makeSlots(String slot) {
        parameters.forEach((name, parameter) -> slot(name, slot, parameter));
    }

    /** What the next step is made with. */
    public final double learningRate() {
        return learningRate;
    }

    /** Changes the learning rate from the next step on. */
    public final void learningRate(double rate) {
        learningRate = rate;
    }

    /** How many steps have been made. */
    public final long steps() {
        return steps;
    }

    /** State arrays by {@code <parameter>.<slot>}; they stay the optimizer's. */
    public final Map<String, NDArray> state() {
        return Collections.unmodifiableMap(state);
    }

    /** Goes on after that many steps; the state arrays are restored by whoever saved them. */
    public final void steps(long made) {
        steps = made;
    }

    @Override
    public final void close() {
        manager.close();
    }
}
