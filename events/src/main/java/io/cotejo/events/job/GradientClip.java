package io.cotejo.events.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * How large a gradient may be. Either is set.
 *
 * @param norm the L2 norm of all gradients together; what is longer is shortened to it
 * @param value the absolute value of each component; what is beyond is cut off
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GradientClip(@Nullable Double norm, @Nullable Double value) {}
