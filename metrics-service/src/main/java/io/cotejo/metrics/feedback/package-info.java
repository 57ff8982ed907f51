/** Models in use: what they were seen to answer, and how often they were right, as feedback has it. */
@NullMarked
package io.cotejo.metrics.feedback;

import org.jspecify.annotations.NullMarked;
