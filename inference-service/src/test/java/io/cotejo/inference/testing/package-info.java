/** Models whose answers can be computed by hand, and a registry to publish them with. */
@NullMarked
package io.cotejo.inference.testing;

import org.jspecify.annotations.NullMarked;
