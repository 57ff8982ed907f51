/** The artifact store: where weights and models are, since they never travel through Kafka. */
@NullMarked
package io.cotejo.events.artifact;

import org.jspecify.annotations.NullMarked;
