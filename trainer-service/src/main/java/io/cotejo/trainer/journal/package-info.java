/** What the trainer writes to the topics and what it knows from them: every send awaited, every run's history. */
@NullMarked
package io.cotejo.trainer.journal;

import org.jspecify.annotations.NullMarked;
