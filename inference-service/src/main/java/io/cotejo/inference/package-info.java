/** Serves the registry's models over the Open Inference Protocol. */
@NullMarked
package io.cotejo.inference;

import org.jspecify.annotations.NullMarked;
