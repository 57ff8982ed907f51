/** Images to train and test on: generated, or read from the public datasets' own files. */
@NullMarked
package io.cotejo.trainer.dataset;

import org.jspecify.annotations.NullMarked;
