package io.cotejo.trainer.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What this trainer is at right now. One thread writes, any thread may look. */
@ApplicationScoped
class ProgressBoard {
    private volatile @Nullable RunProgress current;

    void show(RunProgress progress) {
        current = progress;
    }

    void clear() {
        current = null;
    }

    /** The run being trained; empty if there is none. */
    List<RunProgress> runs() {
        var shown = current;
        return shown == null ? List.of() : List.of(shown);
    }
}
