@NullMarked
package io.cotejo.metrics.run;

import org.jspecify.annotations.NullMarked;
