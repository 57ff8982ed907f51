package io.cotejo.inference.model;

import io.quarkus.logging.Log;
import java.util.Collection;
import java.util.Comparator;

/**
 * How much memory loaded versions may take together. What no alias stands for is unloaded when there is more, that which
 * was asked for longest ago first; what an alias stands for stays, though it be too much.
 */
final class MemoryBudget {
    private final long bytes;
    private boolean exceeded;

    MemoryBudget(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("cotejo.inference.memory-budget must be at least 1 byte, was " + bytes);
        }
        this.bytes = bytes;
    }

    /** What is loaded now. */
    static long used(Collection<ServedModel> models) {
        return models.stream()
                .flatMap(model -> model.loaded().stream())
                .mapToLong(ServedVersion::bytes)
                .sum();
    }

    /** Unloads what has to go. A run that has begun with it ends as it would have. */
    synchronized void enforce(Collection<ServedModel> models) {
        long surplus = used(models) - bytes;
        if (surplus > 0) {
            surplus -= unload(models, surplus);
        }
        warn(surplus);
    }

    private static long unload(Collection<ServedModel> models, long surplus) {
        var dispensable = models.stream()
                .flatMap(model -> model.loaded().stream().filter(version -> !model.holds(version)))
                .sorted(Comparator.comparingLong(ServedVersion::lastUsedMillis))
                .toList();
        long freed = 0;
        for (var version : dispensable) {
            if (freed >= surplus) {
                break;
            }
            freed += version.bytes();
            version.unload();
            var registered = version.registered();
            Log.infof("unloaded to make room model=%s version=%d", registered.model(), registered.version());
        }
        return freed;
    }

    /** Says it once, not at every look. */
    private void warn(long surplus) {
        if (surplus > 0 && !exceeded) {
            Log.warnf(
                    "versions that aliases stand for take more memory than they may over=%d bytes"
                            + " cotejo.inference.memory-budget=%d; remove an alias, or raise the budget",
                    surplus, bytes);
        }
        exceeded = surplus > 0;
    }
}
