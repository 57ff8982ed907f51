/** Records that no service could handle: shown, and handed in again. */
@NullMarked
package io.cotejo.cli.deadletter;

import org.jspecify.annotations.NullMarked;
