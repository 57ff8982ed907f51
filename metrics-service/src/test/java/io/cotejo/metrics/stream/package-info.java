@NullMarked
package io.cotejo.metrics.stream;

import org.jspecify.annotations.NullMarked;
