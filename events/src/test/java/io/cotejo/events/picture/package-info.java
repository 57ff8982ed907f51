/** Tests of the package of the same name. */
@NullMarked
package io.cotejo.events.picture;

import org.jspecify.annotations.NullMarked;
