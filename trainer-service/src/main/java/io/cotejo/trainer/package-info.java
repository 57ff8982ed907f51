/** The trainer: takes jobs from Kafka and trains them. */
@NullMarked
package io.cotejo.trainer;

import org.jspecify.annotations.NullMarked;
