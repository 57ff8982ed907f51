/** Records that could not be handled: to be looked at, put right, and handed in again. */
@NullMarked
package io.cotejo.metrics.deadletter;

import org.jspecify.annotations.NullMarked;
