@NullMarked
package io.cotejo.metrics.problem;

import org.jspecify.annotations.NullMarked;
