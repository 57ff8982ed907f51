/** What every endpoint shares: reading bodies, bounded work off the event loop, errors in the protocol's form, meters. */
@NullMarked
package io.cotejo.inference.protocol;

import org.jspecify.annotations.NullMarked;
