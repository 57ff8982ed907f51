package io.cotejo.metrics.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.util.Map;
import java.util.Set;

/** Who is told what the registry decides; nobody by default. */
@ConfigMapping(prefix = "cotejo.webhooks")
public interface WebhooksConfig {
    /** By name. */
    @WithParentName
    Map<String, Receiver> receivers();

    /** Somebody who is told. */
    interface Receiver {
        /** Where deliveries are posted to: http or https. */
        URI url();

        /** What deliveries are signed with: 16 characters at least. */
        String secret();

        /** What it is told of. */
        @WithDefault("version-registered,alias-moved")
        Set<Occasion> events();
    }
}
