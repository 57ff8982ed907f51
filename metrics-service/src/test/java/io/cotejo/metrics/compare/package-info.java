@NullMarked
package io.cotejo.metrics.compare;

import org.jspecify.annotations.NullMarked;
