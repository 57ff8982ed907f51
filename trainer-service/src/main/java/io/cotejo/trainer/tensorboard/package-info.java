/** A run's curves, histograms and pictures as TensorBoard reads them. */
@NullMarked
package io.cotejo.trainer.tensorboard;

import org.jspecify.annotations.NullMarked;
