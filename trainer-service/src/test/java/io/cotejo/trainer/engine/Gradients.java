package io.cotejo.trainer.engine;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.function.UnaryOperator;

/** Gradients of losses that are no network's. */
public final class Gradients {
    private Gradients() {}

    /** Adds the gradient of a loss, summed over its elements, to that of a parameter. */
    public static void add(NDArray parameter, NDManager manager, UnaryOperator<NDArray> loss) {
        var value = TorchEngine.recording(() -> loss.apply(parameter));
        JniUtils.backward((PtNDArray) value, (PtNDArray) manager.ones(value.getShape()), false, false);
    }
}
