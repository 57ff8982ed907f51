package io.cotejo.trainer.engine;

/**
 * The numbers of one step of Adam. The engine's kernel computes
 * {@code w -= correctedLearningRate · m / (√v + correctedEpsilon)}.
 *
 * @param learningRate for decoupled decay
 * @param correctedLearningRate with the bias correction of both moments in it
 * @param correctedEpsilon times the second moment's bias correction, which puts epsilon where PyTorch has it
 */
public record AdamStep(
        float learningRate,
        float correctedLearningRate,
        float weightDecay,
        float beta1,
        float beta2,
        float correctedEpsilon) {}
