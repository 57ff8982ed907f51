/** Runs side by side. */
@NullMarked
package io.cotejo.cli.compare;

import org.jspecify.annotations.NullMarked;
