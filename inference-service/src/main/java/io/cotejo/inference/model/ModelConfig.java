package io.cotejo.inference.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where models come from. */
@ConfigMapping(prefix = "cotejo")
public interface ModelConfig {
    /** The folder of the artifact store. */
    @WithDefault("artifacts")
    Path artifacts();

    /** What the names of all topics begin with. */
    @WithDefault("cotejo.")
    String topicPrefix();
}
