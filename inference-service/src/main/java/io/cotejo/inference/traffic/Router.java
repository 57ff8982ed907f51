package io.cotejo.inference.traffic;

import io.cotejo.events.TrafficSet;
import io.cotejo.inference.model.Lease;
import io.cotejo.inference.model.Lookup;
import io.cotejo.inference.model.ModelRepository;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/** Decides who answers a request that names no version: the champion, or, for a share of them, the challenger. */
@Singleton
public class Router {
    /** The header with which a caller stays on one side. */
    public static final String KEY = "Cotejo-Routing-Key";

    private final ModelRepository repository;
    private final DoubleSupplier random;

    @Inject
    Router(ModelRepository repository) {
        this(repository, () -> ThreadLocalRandom.current().nextDouble());
    }

    Router(ModelRepository repository, DoubleSupplier random) {
        this.repository = repository;
        this.random = random;
    }

    /**
     * Finds who answers. A key that the challenger answers stays with it while its share grows. A challenger that is not
     * loaded answers nothing.
     *
     * @param key that the caller has given, such as a customer's; without one, chance decides
     */
    public Lookup route(String model, Optional<String> key) {
        return challenger(model, key)
                .<Lookup>map(Lookup.Found::new)
                .orElseGet(() -> repository.find(model, OptionalInt.empty()));
    }

    /** The same, but only if it can be used without blocking. */
    public Optional<Lease> loaded(String model, Optional<String> key) {
        return challenger(model, key).or(() -> repository.loaded(model));
    }

    private Optional<Lease> challenger(String model, Optional<String> key) {
        double canary = repository.split(model).canary();
        return canary > 0 && place(model, key) < canary
                ? repository.loaded(model, TrafficSet.CHALLENGER)
                : Optional.empty();
    }

    private double place(String model, Optional<String> key) {
        return key.isPresent() ? RoutingKey.place(model, key.get()) : random.getAsDouble();
    }
}
