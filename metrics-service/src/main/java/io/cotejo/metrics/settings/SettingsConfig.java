package io.cotejo.metrics.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** Where the web page's links lead. */
@ConfigMapping(prefix = "cotejo")
public interface SettingsConfig {
    /** The inference-service, as a browser reaches it. */
    @WithDefault("http://127.0.0.1:8080")
    URI inferenceUrl();
}
