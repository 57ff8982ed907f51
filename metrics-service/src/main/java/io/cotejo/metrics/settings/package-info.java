/** What the web page must know of its surroundings. */
@NullMarked
package io.cotejo.metrics.settings;

import org.jspecify.annotations.NullMarked;
