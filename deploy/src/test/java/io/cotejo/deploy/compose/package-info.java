/** The containers. */
@NullMarked
package io.cotejo.deploy.compose;

import org.jspecify.annotations.NullMarked;
