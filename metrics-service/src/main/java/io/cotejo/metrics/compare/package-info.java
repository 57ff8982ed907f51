/** Runs side by side, as JSON, CSV and Markdown. */
@NullMarked
package io.cotejo.metrics.compare;

import org.jspecify.annotations.NullMarked;
