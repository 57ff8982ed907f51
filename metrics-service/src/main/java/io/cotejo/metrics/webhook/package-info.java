/** Tells other programs what the registry has decided: signed, and again until they have heard it. */
@NullMarked
package io.cotejo.metrics.webhook;

import org.jspecify.annotations.NullMarked;
