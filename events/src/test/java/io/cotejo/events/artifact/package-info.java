/** Tests of the package of the same name. */
@NullMarked
package io.cotejo.events.artifact;

import org.jspecify.annotations.NullMarked;
