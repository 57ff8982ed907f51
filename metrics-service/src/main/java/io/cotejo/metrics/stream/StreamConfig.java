package io.cotejo.metrics.stream;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How changes are told to those who listen. */
@ConfigMapping(prefix = "cotejo.stream")
public interface StreamConfig {
    /** How often the database is asked for changes, for all clients together; never while there is none. */
    @WithDefault("PT0.5S")
    Duration poll();

    /** How often a comment is sent, so that nobody on the way takes the connection for dead. */
    @WithDefault("PT15S")
    Duration heartbeat();

    /** At most so many clients listen to one instance. */
    @WithDefault("200")
    int maxClients();
}
