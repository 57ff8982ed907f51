/** The outbox against a real database and a real broker. */
@NullMarked
package io.cotejo.metrics.outbox;

import org.jspecify.annotations.NullMarked;
