/** How events get into Kafka and out of it: CloudEvents headers, topics made at start-up, reading from the beginning. */
@NullMarked
package io.cotejo.events.kafka;

import org.jspecify.annotations.NullMarked;
