package io.cotejo.trainer.journal;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Which topics the trainer reads and writes. */
@ConfigMapping(prefix = "cotejo")
public interface JournalConfig {
    /** What every topic's name begins with. */
    @WithDefault("cotejo.")
    String topicPrefix();
}
