/** Tests of the wire contract. */
@NullMarked
package io.cotejo.events;

import org.jspecify.annotations.NullMarked;
