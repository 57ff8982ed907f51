/** Picture files as raw pixels of one size. Does the same as inference-service does with a picture that it classifies. */
@NullMarked
package io.cotejo.trainer.picture;

import org.jspecify.annotations.NullMarked;
