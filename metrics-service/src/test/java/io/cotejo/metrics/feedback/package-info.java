@NullMarked
package io.cotejo.metrics.feedback;

import org.jspecify.annotations.NullMarked;
