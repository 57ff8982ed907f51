/** Random numbers that are the same on every machine and with every engine. */
@NullMarked
package io.cotejo.trainer.seed;

import org.jspecify.annotations.NullMarked;
