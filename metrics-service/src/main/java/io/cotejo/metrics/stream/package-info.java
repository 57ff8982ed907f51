/** What changes, told to those who listen (server-sent events), whichever instance folds it. */
@NullMarked
package io.cotejo.metrics.stream;

import org.jspecify.annotations.NullMarked;
