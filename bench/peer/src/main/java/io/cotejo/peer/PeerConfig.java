package io.cotejo.peer;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;

/** What is served. */
@ConfigMapping(prefix = "peer")
public interface PeerConfig {
    /** An ONNX file that takes images of 28 × 28 bytes. */
    Path model();
}
