package io.cotejo.trainer.optimize;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.cotejo.events.job.OptimizerSpec;
import io.cotejo.trainer.engine.Program;
import io.cotejo.trainer.engine.TorchEngine;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Moves parameters along their gradients, by PyTorch's update rules. Owns its state, and gives it back on {@link #close};
 * the parameters stay the network's. The gradient of a parameter is zero after each step, ready for the next batch.
 */
public abstract class Optimizer implements AutoCloseable {
    private static final String PARAMETERS = "parameters";
    private static final String GRADIENTS = "gradients";

    private final NDManager manager = TorchEngine.newManager();
    private final Map<String, NDArray> parameters;
    private final Map<String, NDArray> gradients = new LinkedHashMap<>();
    private final Map<String, NDArray> state = new LinkedHashMap<>();
    private final List<String> slots;
    private final String rule;
    private double learningRate;
    private long steps;
    private @Nullable Program program;

    /**
     * With a state array of zeros for each parameter in each slot.
     *
     * @param slots names of state arrays, as PyTorch has them
     * @param rule statements of a {@link Program}, indented by four blanks, over the lists {@code parameters},
     *     {@code gradients}, one list by each slot's name, and the numbers {@code step}, from 1, and {@code rate}
     */
    Optimizer(Map<String, NDArray> parameters, double learningRate, List<String> slots, String rule) {
        this.parameters = parameters;
        this.learningRate = learningRate;
        this.slots = slots;
        this.rule = rule;
        slots.forEach(slot -> parameters.forEach(
                (name, parameter) -> state.put(name + "." + slot, manager.zeros(parameter.getShape()))));
    }

    /** The one that a job describes, for parameters by name. */
    public static Optimizer of(OptimizerSpec spec, Map<String, NDArray> parameters) {
        return switch (spec) {
            case OptimizerSpec.Adam adam -> new Adam(adam, parameters);
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
        if (program == null) {
            program = compile();
        }
        steps++;
        program.execute("step", (double) steps, learningRate);
    }

    /** The engine adds to the same array from the first backward pass on, so that it is asked for once. */
    private NDArray gradient(NDArray parameter) {
        var gradient = parameter.getGradient();
        gradient.attach(manager);
        return gradient;
    }

    private Program compile() {
        var tensors = new LinkedHashMap<String, List<NDArray>>();
        tensors.put(PARAMETERS, List.copyOf(parameters.values()));
        tensors.put(GRADIENTS, List.copyOf(gradients.values()));
        slots.forEach(slot -> tensors.put(slot, slot(slot)));
        var method = new StringBuilder("  def step(self: __torch__.Program, step: float, rate: float) -> int:\n");
        tensors.keySet()
                .forEach(name -> method.append("    %s = torch._unwrap_optional(self.%s)\n".formatted(name, name)));
        method.append(rule);
        method.append("    torch._foreach_zero_(gradients)\n    return 0\n");
        return new Program(tensors, method.toString());
    }

    private List<NDArray> slot(String slot) {
        return parameters.keySet().stream()
                .map(parameter -> Objects.requireNonNull(state.get(parameter + "." + slot)))
                .toList();
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
        if (program != null) {
            program.close();
        }
        manager.close();
    }
}
