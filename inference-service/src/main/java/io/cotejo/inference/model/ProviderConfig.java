package io.cotejo.inference.model;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What models are computed with. */
@ConfigMapping(prefix = "cotejo.inference")
public interface ProviderConfig {
    /** {@code auto}: CUDA where it can be used, else the processor. {@code cuda}: CUDA, or no start. */
    @WithDefault("auto")
    Wish provider();

    /** What may be wished for. */
    enum Wish {
        /** CUDA if it can be used. */
        AUTO,
        /** The processor. */
        CPU,
        /** CUDA and nothing else. */
        CUDA
    }
}
