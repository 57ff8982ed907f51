/** Inference over Kafka: takes requests from a topic, and answers each of them exactly once in another. */
@NullMarked
package io.cotejo.inference.async;

import org.jspecify.annotations.NullMarked;
