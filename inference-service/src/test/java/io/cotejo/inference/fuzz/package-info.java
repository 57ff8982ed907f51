/** Throws broken and strange requests at the service, over plain sockets, and looks at what comes back. */
@NullMarked
package io.cotejo.inference.fuzz;

import org.jspecify.annotations.NullMarked;
