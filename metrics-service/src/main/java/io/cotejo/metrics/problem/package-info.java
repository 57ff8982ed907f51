/** What a client is told when a request cannot be answered (RFC 9457). */
@NullMarked
package io.cotejo.metrics.problem;

import org.jspecify.annotations.NullMarked;
