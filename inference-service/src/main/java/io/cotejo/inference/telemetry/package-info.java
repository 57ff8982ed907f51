/** What becomes known of predictions after they are answered: samples of them, feedback, drift. Slows and fails nothing. */
@NullMarked
package io.cotejo.inference.telemetry;

import org.jspecify.annotations.NullMarked;
