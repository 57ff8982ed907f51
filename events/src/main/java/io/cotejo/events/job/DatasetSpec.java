package io.cotejo.events.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * Which images to train on.
 *
 * @param name {@code digits}, {@code mnist}, {@code fashion-mnist}, {@code kmnist}, {@code cifar10} or {@code images}
 * @param train how many training images to use, the first ones; null for all there are
 * @param test how many test images to use, the first ones; null for all there are
 * @param validation which of the training images to hold back
 * @param normalize what is done to the pixels inside the network
 * @param augment how the training images are varied; null for not at all
 * @param images where the pictures are, for {@code images}; null for all others
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DatasetSpec(
        String name,
        @Nullable Integer train,
        @Nullable Integer test,
        ValidationSpec validation,
        Normalization normalize,
        @Nullable AugmentSpec augment,
        @JsonUnwrapped @Nullable ImagesSpec images) {
    /** The name of the dataset of a user's own pictures. */
    public static final String IMAGES = "images";
}
