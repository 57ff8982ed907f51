/** How well a network does on labelled images, in all and one by one. */
@NullMarked
package io.cotejo.trainer.evaluate;

import org.jspecify.annotations.NullMarked;
