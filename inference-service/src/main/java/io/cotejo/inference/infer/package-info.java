/** The Open Inference Protocol v2: health, metadata, the repository's index, and infer. */
@NullMarked
package io.cotejo.inference.infer;

import org.jspecify.annotations.NullMarked;
