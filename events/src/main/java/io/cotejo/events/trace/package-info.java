/** One W3C trace from submission to serving: the {@code traceparent} of records, and the spans around the work. */
@NullMarked
package io.cotejo.events.trace;

import org.jspecify.annotations.NullMarked;
