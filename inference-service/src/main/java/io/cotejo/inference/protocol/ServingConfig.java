package io.cotejo.inference.protocol;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much is taken on at once. */
@ConfigMapping(prefix = "cotejo.inference")
public interface ServingConfig {
    /** The largest request body; a larger one is answered 413. */
    @WithDefault("16M")
    MemorySize maxBodySize();

    /** The most memory of bodies above 64 KiB that are not answered yet; one that exceeds it is answered 429. */
    @WithDefault("64M")
    MemorySize maxBodyMemory();

    /** The most requests that may wait for a model or be computed at once; one more is answered 429. */
    @WithDefault("256")
    int maxPending();

    /** How long a stop waits for the requests that were accepted. */
    @WithDefault("30s")
    Duration drain();
}
