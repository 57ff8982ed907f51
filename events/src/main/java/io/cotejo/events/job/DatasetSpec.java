package io.cotejo.events.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Which images to train on.
 *
 * @param name {@code digits}, {@code mnist}, {@code fashion-mnist}, {@code kmnist} or {@code cifar10}
 * @param train how many training images to use, the first ones; null for all there are
 * @param test how many test images to use, the first ones; null for all there are
 * @param validation how many of the training images to hold back, the last ones; 0 for none
 * @param normalize what is done to the pixels inside the network
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatasetSpec(
        String name, @Nullable Integer train, @Nullable Integer test, int validation, Normalization normalize) {}
