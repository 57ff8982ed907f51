package io.cotejo.inference.async;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How requests are taken from Kafka. */
@ConfigMapping(prefix = "cotejo.inference.async")
public interface AsyncConfig {
    /** Whether they are. */
    @WithDefault("true")
    boolean enabled();

    /** The consumer group; its members share the requests. */
    @WithDefault("cotejo-inference")
    String group();

    /** The largest value of a request, unpacked; a larger one is put aside. The topic has a limit of its own. */
    @WithDefault("1M")
    MemorySize maxRecordSize();

    /** The most requests that are answered in one transaction. */
    @WithDefault("256")
    int maxPollRecords();
}
