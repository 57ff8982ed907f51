/** The tensor engine: everything that DJL does not offer by its public interface, and its process-wide settings. */
@NullMarked
package io.cotejo.trainer.engine;

import org.jspecify.annotations.NullMarked;
