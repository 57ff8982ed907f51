/**
 * How a picture's file becomes the pixels that a network sees. It is part of the contract: what a model has learned from, it
 * has to be shown in the same way when it classifies.
 */
@NullMarked
package io.cotejo.events.picture;

import org.jspecify.annotations.NullMarked;
