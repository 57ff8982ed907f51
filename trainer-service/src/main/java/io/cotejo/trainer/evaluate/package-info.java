/** How well a network does on images that it has not trained on. */
@NullMarked
package io.cotejo.trainer.evaluate;

import org.jspecify.annotations.NullMarked;
