package io.cotejo.trainer.optimize;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.cotejo.events.job.GradientClip;
import io.cotejo.events.job.OptimizerSpec;
import io.cotejo.trainer.engine.Program;
import io.cotejo.trainer.engine.TorchEngine;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Moves parameters along their gradients, by PyTorch's update rules. Owns its state, and gives it back on {@link #close};
 * the parameters stay the network's. The gradient of a parameter is zero after each step, ready for the next batch.
 */
public final class Optimizer implements AutoCloseable {
    private static final String PARAMETERS = "parameters";
    private static final String GRADIENTS = "gradients";

    private final NDManager manager = TorchEngine.newManager();
    private final Map<String, NDArray> parameters;
    private final Map<String, NDArray> gradients = new LinkedHashMap<>();
    private final Map<String, NDArray> state = new LinkedHashMap<>();
    private final List<String> slots;
    private final String statements;
    private double learningRate;
    private long steps;
    private @Nullable Program program;

    private Optimizer(Map<String, NDArray> parameters, double learningRate, List<String> slots, String statements) {
        this.parameters = parameters;
        this.learningRate = learningRate;
        this.slots = slots;
        this.statements = statements;
        slots.forEach(slot -> parameters.forEach(
                (name, parameter) -> state.put(name + "." + slot, manager.zeros(parameter.getShape()))));
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
        var names = List.copyOf(parameters.keySet());
        var places = IntStream.range(0, names.size())
                .filter(place -> weights.contains(names.get(place)))
                .boxed()
                .toList();
        var rule = UpdateRule.of(spec);
        var statements = GradientPreparation.statements(spec.l2(), places, clip) + rule.statements();
        return new Optimizer(parameters, spec.learningRate(), rule.slots(), statements);
    }

    /** Moves every parameter once, by the gradients that have gathered since the last step. */
    public void step() {
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
        method.append(statements);
        method.append("    torch._foreach_zero_(gradients)\n    return 0\n");
        return new Program(tensors, method.toString());
    }

    private List<NDArray> slot(String slot) {
        return parameters.keySet().stream()
                .map(parameter -> Objects.requireNonNull(state.get(parameter + "." + slot)))
                .toList();
    }

    /** What the next step is made with. */
    public double learningRate() {
        return learningRate;
    }

    /** Changes the learning rate from the next step on. */
    public void learningRate(double rate) {
        learningRate = rate;
    }

    /** How many steps have been made. */
    public long steps() {
        return steps;
    }

    /** State arrays by {@code <parameter>.<slot>}; they stay the optimizer's. */
    public Map<String, NDArray> state() {
        return Collections.unmodifiableMap(state);
    }

    /** Goes on after that many steps; the state arrays are restored by whoever saved them. */
    public void steps(long made) {
        steps = made;
    }

    @Override
    public void close() {
        if (program != null) {
            program.close();
        }
        manager.close();
    }
}
