package io.cotejo.metrics.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an alias stands for now.
 *
 * @param version from now on
 * @param previous until now; null if the alias is new
 * @param move counts the moves of the alias from 1
 */
public record Move(
        String model, String alias, int version, @Nullable Integer previous, long move, Instant at) {}
