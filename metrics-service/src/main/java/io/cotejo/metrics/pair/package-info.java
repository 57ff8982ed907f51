/** Two runs on the same test images, image by image. */
@NullMarked
package io.cotejo.metrics.pair;

import org.jspecify.annotations.NullMarked;
