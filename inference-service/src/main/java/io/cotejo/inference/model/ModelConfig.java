package io.cotejo.inference.model;

import io.quarkus.runtime.configuration.MemorySize;
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

    /** What loaded models may take. */
    Inference inference();

    /** What loaded models may take. */
    interface Inference {
        /** The memory of all loaded versions together, beside the JVM's heap; what an alias stands for may exceed it. */
        @WithDefault("512M")
        MemorySize memoryBudget();
    }
}
