/**
 * Pictures: files of a user's own as raw pixels, in the same way as inference-service does with what it classifies, and what
 * a run has learned, drawn for people.
 */
@NullMarked
package io.cotejo.trainer.picture;

import org.jspecify.annotations.NullMarked;
