package io.cotejo.inference.infer;

import io.smallrye.config.ConfigMapping;

/** Which release of the service this is; given by the build. */
@ConfigMapping(prefix = "quarkus.application")
public interface ReleaseConfig {
    /** Such as {@code 0.1.0}. */
    String version();
}
