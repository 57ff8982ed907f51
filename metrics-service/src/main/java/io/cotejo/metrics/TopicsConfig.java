package io.cotejo.metrics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which topics are followed. */
@ConfigMapping(prefix = "cotejo")
public interface TopicsConfig {
    /** What their names begin with. */
    @WithDefault("cotejo.")
    String topicPrefix();
}
