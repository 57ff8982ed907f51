/** The registry and the comparisons, folded from the topics into PostgreSQL. */
@NullMarked
package io.cotejo.metrics;

import org.jspecify.annotations.NullMarked;
