package io.cotejo.inference.model;

import io.cotejo.events.AliasMoved;
import io.cotejo.events.TrafficSet;
import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.inference.testing.Exports;
import io.cotejo.inference.testing.LinearModel;
import io.cotejo.inference.testing.SetClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;

/** A repository that is told what the registry says, without one; for the tests of those who ask it. */
public final class FilledRepository implements AutoCloseable {
    private final Exports exports;
    private final ModelRepository repository;
    private long moves;
    private long changes;

    /** Knows nothing yet. */
    public FilledRepository(Path folder) {
        var store = new ArtifactStore(folder);
        exports = new Exports(store);
        repository = new ModelRepository(
                store, new ModelMeters(new SimpleMeterRegistry()), new SetClock(), new MemoryBudget(1 << 29));
        repository.caughtUp();
    }

    /** The next version, and the alias that stands for it. */
    public FilledRepository with(String model, String alias, LinearModel linear) {
        int version = repository.versions(model).size() + 1;
        repository.register(exports.version(model, version, linear));
        repository.move(new AliasMoved(model, alias, version, ++moves, Exports.AT));
        repository.settle();
        return this;
    }

    /** What its challenger gets. */
    public FilledRepository traffic(String model, double canary, double shadow) {
        repository.set(new TrafficSet(model, ++changes, Exports.AT, canary, shadow, "Ada", "a test"));
        return this;
    }

    /** The repository itself. */
    public ModelRepository repository() {
        return repository;
    }

    @Override
    public void close() {
        repository.close();
    }
}
