@NullMarked
package io.cotejo.metrics.registry;

import org.jspecify.annotations.NullMarked;
