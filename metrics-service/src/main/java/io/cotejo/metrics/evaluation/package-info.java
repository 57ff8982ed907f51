/** What an evaluation tells beside its own figures: reports by class, the most confused pairs. */
@NullMarked
package io.cotejo.metrics.evaluation;

import org.jspecify.annotations.NullMarked;
