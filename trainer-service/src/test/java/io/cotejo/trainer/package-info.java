/** The trainer as its users see it. */
@NullMarked
package io.cotejo.trainer;

import org.jspecify.annotations.NullMarked;
