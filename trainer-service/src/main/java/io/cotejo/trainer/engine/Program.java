package io.cotejo.trainer.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What the engine does in one call, written in TorchScript: a call of the engine from Java costs as much as a small
 * operation, and a training step has dozens of them. Belongs to the thread that made it.
 */
public final class Program implements AutoCloseable {
    private final PtNDManager manager = (PtNDManager) TorchEngine.newManager();
    private final PtSymbolBlock module;

    /**
     * Compiles.
     *
     * @param tensors what the program can reach as {@code torch._unwrap_optional(self.name)}, a list of tensors; not copied
     * @param methods as in a Python class body, indented by two blanks; their {@code self} is of {@code __torch__.Program}
     */
    public Program(Map<String, List<NDArray>> tensors, String methods) {
        var names = List.copyOf(tensors.keySet());
        this.module = load(ScriptArchive.of(names, methods + binding(names)));
        var lists = new ArrayList<IValue>();
        names.forEach(name ->
                lists.add(IValue.listFrom(tensors.getOrDefault(name, List.of()).toArray(PtNDArray[]::new))));
        IValueUtils.runMethod(module, "bind", lists.toArray(IValue[]::new)).close();
        lists.forEach(IValue::close);
    }

    private PtSymbolBlock load(byte[] archive) {
        try {
            return JniUtils.loadModule(manager, new ByteArrayInputStream(archive), false, false);
        } catch (IOException e) {
            throw new UncheckedIOException("a byte array does not fail", e);
        }
    }

    private static String binding(List<String> names) {
        var method = new StringBuilder("  def bind(self: __torch__.Program");
        names.forEach(name -> method.append(", ").append(name).append(": List[Tensor]"));
        method.append(") -> int:\n");
        names.forEach(name -> method.append("    self.%s = %s\n".formatted(name, name)));
        return method.append("    return 0\n").toString();
    }

    /**
     * Calls the method {@code forward}, in which gradients can be asked for.
     *
     * @return what belongs to the manager of the first argument
     */
    public NDArray record(NDArray... arguments) {
        return TorchEngine.recording(() -> IValueUtils.forward(module, new NDList(arguments), true))
                .singletonOrThrow();
    }

    /**
     * Calls a method of one tensor, without a record of how its result came about.
     *
     * @return what belongs to the manager of the argument
     */
    public NDArray compute(String method, NDArray argument) {
        try (var tensor = IValue.from((PtNDArray) argument);
                var result = IValueUtils.runMethod(module, method, tensor)) {
            return result.toTensor((PtNDManager) argument.getManager());
        }
    }

    /** Calls a method of numbers for what it does to the tensors. */
    public void execute(String method, double... arguments) {
        var values = new IValue[arguments.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = IValue.from(arguments[i]);
        }
        IValueUtils.runMethod(module, method, values).close();
        for (var value : values) {
            value.close();
        }
    }

    @Override
    public void close() {
        manager.close();
    }
}
