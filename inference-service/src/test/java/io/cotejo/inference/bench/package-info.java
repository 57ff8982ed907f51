/** Benchmarks, to be run by the programs under {@code bench/}: what serving costs, and what it bears for long. */
@NullMarked
package io.cotejo.inference.bench;

import org.jspecify.annotations.NullMarked;
