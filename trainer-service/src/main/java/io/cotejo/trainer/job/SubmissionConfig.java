package io.cotejo.trainer.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** What a submitter is told. */
@ConfigMapping(prefix = "cotejo")
public interface SubmissionConfig {
    /** Where the metrics-service answers questions about runs. */
    @WithDefault("http://127.0.0.1:8081")
    URI metricsUrl();
}
