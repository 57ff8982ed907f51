package io.cotejo.events.job;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * Weights that a run begins with instead of random ones. Either is set. A last layer for other classes begins anew.
 *
 * @param run id of a run whose best epoch's weights are taken
 * @param checkpoint place of a safetensors file in the artifact store, such as {@code imported/weights.safetensors}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InitializeFrom(@Nullable String run, @Nullable String checkpoint) {}
