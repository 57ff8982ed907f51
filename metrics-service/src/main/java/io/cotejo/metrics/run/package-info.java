/** Runs, their learning curves and checkpoints, as the training topics tell them. */
@NullMarked
package io.cotejo.metrics.run;

import org.jspecify.annotations.NullMarked;
