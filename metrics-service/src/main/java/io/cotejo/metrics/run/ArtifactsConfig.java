package io.cotejo.metrics.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where the files are that runs leave behind. */
@ConfigMapping(prefix = "cotejo")
public interface ArtifactsConfig {
    /** The artifact store, the same as the trainers': read, and rid of the files of deleted runs. */
    @WithDefault("artifacts")
    Path artifacts();
}
