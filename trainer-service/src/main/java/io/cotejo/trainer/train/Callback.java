package io.cotejo.trainer.train;

import java.util.Map;

/** Something between epochs that remembers; what it remembers goes into the checkpoint. */
interface Callback {
    /** What it remembers. */
    Map<String, String> state();

    /** Remembers what {@link #state} gave. */
    void restore(Map<String, String> state);
}
