/** Networks: from the job's description to layers with shapes, parameters and a forward pass. */
@NullMarked
package io.cotejo.trainer.network;

import org.jspecify.annotations.NullMarked;
