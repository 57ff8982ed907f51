package io.cotejo.metrics.run;

import io.cotejo.events.EpochCompleted;
import io.cotejo.events.RunId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one batch of epochs leaves of each curve. An attempt that takes a run up again begins at some epoch: what lower
 * attempts said of later ones goes, and what they say after that is not taken. So it does not matter how epochs are
 * divided into batches.
 */
final class EpochBatch {
    private final Map<RunId, Integer> attempts;
    private final Map<RunId, TreeMap<Integer, EpochCompleted>> curves = new LinkedHashMap<>();
    private final Map<RunId, EpochCompleted> last = new LinkedHashMap<>();
    private final Map<RunId, Integer> cuts = new HashMap<>();
    private int overtaken;

    private EpochBatch(Map<RunId, Integer> attempts) {
        this.attempts = new HashMap<>(attempts);
    }

    /**
     * Sorts epochs, those of one run in their order.
     *
     * @param attempts the highest of each run so far
     */
    static EpochBatch of(Map<RunId, Integer> attempts, List<EpochCompleted> epochs) {
        var batch = new EpochBatch(attempts);
        epochs.forEach(batch::sort);
        return batch;
    }

    private void sort(EpochCompleted epoch) {
        var run = epoch.runId();
        int highest = attempts.getOrDefault(run, epoch.attempt());
        if (epoch.attempt() < highest) {
            overtaken++;
            return;
        }
        var curve = curves.computeIfAbsent(run, any -> new TreeMap<>());
        if (epoch.attempt() > highest) {
            curve.tailMap(epoch.epoch(), false).clear();
            cuts.merge(run, epoch.epoch(), Math::min);
        }
        attempts.put(run, epoch.attempt());
        curve.put(epoch.epoch(), epoch);
        last.put(run, epoch);
    }

    /** The epochs to be written, each once. */
    List<EpochCompleted> epochs() {
        return curves.values().stream()
                .map(TreeMap::values)
                .flatMap(Collection::stream)
                .toList();
    }

    /** The last one of each run. */
    List<EpochCompleted> last() {
        return List.copyOf(last.values());
    }

    /** Runs that a higher attempt took up again, with the epoch after which nothing written before holds. */
    List<Map.Entry<RunId, Integer>> cuts() {
        return List.copyOf(cuts.entrySet());
    }

    /** The runs that are not at their first attempt. */
    List<RunId> resumed() {
        return last.values().stream()
                .filter(epoch -> epoch.attempt() > 1)
                .map(EpochCompleted::runId)
                .toList();
    }

    /** How many epochs are of an attempt that a higher one had overtaken. */
    int overtaken() {
        return overtaken;
    }
}
