/** Tests of the package of the same name. */
@NullMarked
package io.cotejo.metrics.settings;

import org.jspecify.annotations.NullMarked;
