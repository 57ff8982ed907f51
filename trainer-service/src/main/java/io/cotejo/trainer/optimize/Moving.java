package io.cotejo.trainer.optimize;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.cotejo.trainer.engine.TorchEngine;

/**
 * One parameter in one step.
 *
 * @param gradient may be changed; is zero again in the end
 * @param scratch owns what lives no longer than the step
 */
record Moving(NDArray parameter, NDArray gradient, NDManager scratch) {
    /** Adds {@code weightDecay · parameter} to the gradient. */
    void decay(double weightDecay) {
        if (weightDecay != 0) {
            gradient.addi(times(parameter, weightDecay));
        }
    }

    /** The gradient's L2 norm. */
    float gradientNorm() {
        return keep(gradient.norm()).getFloat();
    }

    /** Cuts off what is larger in the gradient, whatever its sign. */
    void limit(double largest) {
        keep(gradient.clip(-largest, largest)).copyTo(gradient);
    }

    /** {@code parameter -= factor · direction}. */
    void subtract(NDArray direction, double factor) {
        parameter.subi(times(direction, factor));
        TorchEngine.zeroGradient(parameter);
    }

    /** A product that lives as long as the step. */
    NDArray times(NDArray array, double factor) {
        return keep(array.mul((float) factor));
    }

    /** Puts an intermediate result where it will be closed. */
    NDArray keep(NDArray array) {
        array.attach(scratch);
        return array;
    }
}
