/** The description of the REST interface. */
@NullMarked
package io.cotejo.inference.openapi;

import org.jspecify.annotations.NullMarked;
