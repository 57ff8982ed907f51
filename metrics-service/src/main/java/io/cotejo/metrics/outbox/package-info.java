/** Records that leave the service: written with the state that they tell of, sent when Kafka is there. */
@NullMarked
package io.cotejo.metrics.outbox;

import org.jspecify.annotations.NullMarked;
