/** Deleting runs: on request, by filter, and when they are old. */
@NullMarked
package io.cotejo.metrics.retention;

import org.jspecify.annotations.NullMarked;
