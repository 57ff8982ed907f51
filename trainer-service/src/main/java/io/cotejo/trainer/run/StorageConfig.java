package io.cotejo.trainer.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where files are. */
@ConfigMapping(prefix = "cotejo")
public interface StorageConfig {
    /** The artifact store: checkpoints and exported models. All trainers of a queue share it. */
    @WithDefault("artifacts")
    Path artifacts();

    /** The datasets. */
    @WithDefault("data")
    Path data();

    /** Whether a published dataset that is not there is downloaded once a job asks for it. */
    @WithDefault("true")
    boolean dataDownload();
}
