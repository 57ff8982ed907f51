/** Benchmarks, run by hand. */
@NullMarked
package io.cotejo.metrics.bench;

import org.jspecify.annotations.NullMarked;
