/** Jobs: how they are submitted, checked, queued, taken and called off. */
@NullMarked
package io.cotejo.trainer.job;

import org.jspecify.annotations.NullMarked;
