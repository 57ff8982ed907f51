/** Optimizers: how parameters move along their gradients, by PyTorch's rules. */
@NullMarked
package io.cotejo.trainer.optimize;

import org.jspecify.annotations.NullMarked;
