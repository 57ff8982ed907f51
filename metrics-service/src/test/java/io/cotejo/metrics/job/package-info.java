/** Tests of the package of the same name. */
@NullMarked
package io.cotejo.metrics.job;

import org.jspecify.annotations.NullMarked;
