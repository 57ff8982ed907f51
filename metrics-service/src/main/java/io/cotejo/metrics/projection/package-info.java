/** Folds the topics into the database: batch by batch, each record once in effect. */
@NullMarked
package io.cotejo.metrics.projection;

import org.jspecify.annotations.NullMarked;
