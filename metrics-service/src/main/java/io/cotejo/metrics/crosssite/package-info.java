/** Keeps the pages of other sites from changing anything here. */
@NullMarked
package io.cotejo.metrics.crosssite;

import org.jspecify.annotations.NullMarked;
