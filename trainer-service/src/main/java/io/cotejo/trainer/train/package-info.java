/** The training loop, and what is decided between its epochs. */
@NullMarked
package io.cotejo.trainer.train;

import org.jspecify.annotations.NullMarked;
