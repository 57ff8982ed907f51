package io.cotejo.events.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How long, and in which steps.
 *
 * @param epochs at most so many passes over the training images
 * @param batchSize images per step; the last batch of an epoch may be smaller
 * @param seed feeds the initial weights, the order of the images, dropout and augmentation
 * @param monitor decides which epoch is the best
 * @param labelSmoothing share of each target that is spread evenly over all classes, in [0, 1)
 * @param gradientClip null for gradients as they are
 * @param schedule null for a constant learning rate
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrainingSpec(
        int epochs,
        int batchSize,
        long seed,
        Monitor monitor,
        double labelSmoothing,
        @Nullable GradientClip gradientClip,
        @Nullable ScheduleSpec schedule) {}
