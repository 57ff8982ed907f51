/** The cotejo command. */
@NullMarked
package io.cotejo.cli;

import org.jspecify.annotations.NullMarked;
