/** Training the published reference experiments anew, and telling how near the figures come. */
@NullMarked
package io.cotejo.cli.reproduce;

import org.jspecify.annotations.NullMarked;
