/** Model cards: what is to be known of a version before it is used. */
@NullMarked
package io.cotejo.metrics.card;

import org.jspecify.annotations.NullMarked;
