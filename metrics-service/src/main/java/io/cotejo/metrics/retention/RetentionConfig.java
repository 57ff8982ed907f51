package io.cotejo.metrics.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How long runs are kept. */
@ConfigMapping(prefix = "cotejo.retention")
public interface RetentionConfig {
    /** Age, counted from its end, at which a run is deleted unless an alias points at its version; for ever if not set. */
    Optional<Duration> maxAge();

    /** How often it is looked for runs that are too old, and for files that could not be removed before. */
    @WithDefault("PT10M")
    Duration every();
}
