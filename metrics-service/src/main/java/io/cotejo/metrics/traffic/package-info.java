/** What the challenger of a model gets of its requests: a share to answer, and a share to classify beside the champion. */
@NullMarked
package io.cotejo.metrics.traffic;

import org.jspecify.annotations.NullMarked;
