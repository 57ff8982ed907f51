/** Jobs and cancellations, relayed to the trainer-service, so that the web page needs one address only. */
@NullMarked
package io.cotejo.metrics.job;

import org.jspecify.annotations.NullMarked;
