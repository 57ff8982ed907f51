/** What is left in the tables of runs that were deleted: that they were. */
@NullMarked
package io.cotejo.metrics.deletion;

import org.jspecify.annotations.NullMarked;
