/** A real Kafka broker and a real PostgreSQL as child processes, without Docker. */
@NullMarked
package io.cotejo.embedded;

import org.jspecify.annotations.NullMarked;
