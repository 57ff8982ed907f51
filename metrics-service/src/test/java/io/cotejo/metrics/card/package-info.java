@NullMarked
package io.cotejo.metrics.card;

import org.jspecify.annotations.NullMarked;
