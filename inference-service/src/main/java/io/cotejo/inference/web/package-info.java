/** The page at {@code /}: draw or drop a picture, see what a model reads in it. */
@NullMarked
package io.cotejo.inference.web;

import org.jspecify.annotations.NullMarked;
