/** The life of one run: attempts, resumption, what is published when, and how it ends. */
@NullMarked
package io.cotejo.trainer.run;

import org.jspecify.annotations.NullMarked;
