/** Classifies image files: decodes PNG and JPEG and brings them to the form that the model takes. */
@NullMarked
package io.cotejo.inference.image;

import org.jspecify.annotations.NullMarked;
