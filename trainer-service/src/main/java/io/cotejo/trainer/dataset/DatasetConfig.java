package io.cotejo.trainer.dataset;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where the datasets are. */
@ConfigMapping(prefix = "cotejo.dataset")
public interface DatasetConfig {
    /** The folder with the public datasets' own folders; COTEJO_DATA in the environment. */
    @WithDefault("${cotejo.data:data}")
    Path folder();
}
