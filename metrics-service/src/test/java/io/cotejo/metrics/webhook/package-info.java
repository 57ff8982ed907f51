@NullMarked
package io.cotejo.metrics.webhook;

import org.jspecify.annotations.NullMarked;
