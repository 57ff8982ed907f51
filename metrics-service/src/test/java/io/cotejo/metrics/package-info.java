@NullMarked
package io.cotejo.metrics;

import org.jspecify.annotations.NullMarked;
