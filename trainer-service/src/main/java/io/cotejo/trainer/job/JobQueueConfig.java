package io.cotejo.trainer.job;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How this trainer takes jobs. */
@ConfigMapping(prefix = "cotejo.trainer")
public interface JobQueueConfig {
    /** The share group that all trainers of one queue belong to. */
    @WithDefault("trainers")
    String group();

    /**
     * How long a job stays with a trainer that gives no sign of life. Renewed at a third of it; the broker's limits
     * apply, 15 s to 60 s by default.
     */
    @WithDefault("30s")
    Duration lock();

    /**
     * How often a job is tried without finishing an epoch; a run that gets on is handed in again. Must be below the broker's {@code group.share.delivery.count.limit}, 5 by default: at
     * that limit the broker drops a job without a word.
     */
    @WithDefault("4")
    int maxDeliveries();

    /** How long a shutdown waits for the running attempt to end and its job to be handed back. */
    @WithDefault("25s")
    Duration grace();
}
