/** What a run can be taken up from. */
@NullMarked
package io.cotejo.trainer.checkpoint;

import org.jspecify.annotations.NullMarked;
