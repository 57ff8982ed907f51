package io.cotejo.metrics.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where jobs are relayed to. */
@ConfigMapping(prefix = "cotejo")
public interface TrainerConfig {
    /** The trainer-service, or what stands before several of them. */
    @WithDefault("http://127.0.0.1:8082")
    URI trainerUrl();

    /** How long it may take to answer. A document of a thousand runs takes it some seconds. */
    @WithDefault("30s")
    Duration trainerTimeout();
}
