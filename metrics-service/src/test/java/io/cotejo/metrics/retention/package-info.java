@NullMarked
package io.cotejo.metrics.retention;

import org.jspecify.annotations.NullMarked;
