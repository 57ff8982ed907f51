package io.cotejo.trainer.run;

import io.cotejo.events.CheckpointSaved.Kept;
import io.cotejo.events.job.CallbacksSpec.ModelCheckpoint;
import io.cotejo.events.job.Mode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which checkpoints a job wants to keep: each so-manieth, and the best so many, the earlier one of equals. What is kept is
 * all that must be remembered: which are the best of all is to be seen among the best so far and the new one.
 */
final class KeptCheckpoints {
    private final ModelCheckpoint settings;

    KeptCheckpoints(ModelCheckpoint settings) {
        this.settings = settings;
    }

    /** The new one and those before it, less what is not wanted any more; by epoch. */
    List<Kept> with(List<Kept> before, Kept fresh) {
        var all = Stream.concat(before.stream().filter(kept -> kept.epoch() < fresh.epoch()), Stream.of(fresh))
                .toList();
        var best = best(all);
        return all.stream()
                .filter(kept -> isEvery(kept.epoch()) || best.contains(kept))
                .toList();
    }

    private boolean isEvery(int epoch) {
        var every = settings.every();
        return every != null && epoch % every == 0;
    }

    private List<Kept> best(List<Kept> all) {
        var topK = settings.topK();
        if (topK == null) {
            return List.of();
        }
        Comparator<Kept> figure = Comparator.comparingDouble(Kept::monitored);
        return all.stream()
                .sorted(settings.mode() == Mode.MAX ? figure.reversed() : figure)
                .limit(topK)
                .toList();
    }
}
