/** Pictures of what a run has learned, drawn for people. */
@NullMarked
package io.cotejo.trainer.picture;

import org.jspecify.annotations.NullMarked;
