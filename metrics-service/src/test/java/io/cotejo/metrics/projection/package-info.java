@NullMarked
package io.cotejo.metrics.projection;

import org.jspecify.annotations.NullMarked;
