@NullMarked
package io.cotejo.metrics.deadletter;

import org.jspecify.annotations.NullMarked;
