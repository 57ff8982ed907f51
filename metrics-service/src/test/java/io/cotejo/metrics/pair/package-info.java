@NullMarked
package io.cotejo.metrics.pair;

import org.jspecify.annotations.NullMarked;
