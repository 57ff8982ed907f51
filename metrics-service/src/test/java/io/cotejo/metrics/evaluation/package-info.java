@NullMarked
package io.cotejo.metrics.evaluation;

import org.jspecify.annotations.NullMarked;
