package io.cotejo.inference.model;

import io.cotejo.events.ModelVersion;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;

/** What is measured about loading models, and the meters of each version. Labels are names and numbers that the registry gave out. */
final class ModelMeters {
    private final MeterRegistry registry;
    private final MultiGauge inService;

    ModelMeters(MeterRegistry registry) {
        this.registry = registry;
        inService = MultiGauge.builder("cotejo.model.info")
                .description("1 for each alias of a model and the version that serves under it")
                .register(registry);
    }

    /** Those of a version, which are looked up once and not at every request. */
    VersionMeters of(ModelVersion version, VersionStatistics statistics) {
        return VersionMeters.of(version, statistics, registry);
    }

    /** Tells for as long as the service runs whether every champion is in service. */
    void watch(ModelRepository repository) {
        Gauge.builder("cotejo.inference.ready", repository, models -> models.ready() ? 1 : 0)
                .description("1 if the registry is followed and every champion is verified and in service, else 0")
                .strongReference(true)
                .register(registry);
    }

    void loaded(long nanos) {
        Timer.builder("cotejo.model.load.duration")
                .description("time to load and verify a version")
                .register(registry)
                .record(Duration.ofNanos(nanos));
    }

    void refused(String model, LoadResult.Fault fault) {
        Counter.builder("cotejo.model.load.failures")
                .description("versions that were not let through")
                .tags("model", model, "fault", fault.label())
                .register(registry)
                .increment();
    }

    void inService(Collection<ServedModel> models) {
        var rows = new ArrayList<Row<?>>();
        for (var model : models) {
            model.aliasesInService()
                    .forEach((alias, version) -> rows.add(Row.of(
                            Tags.of(
                                    "model", version.registered().model(),
                                    "version",
                                            Integer.toString(
                                                    version.registered().version()),
                                    "alias", alias),
                            1)));
        }
        inService.register(rows, true);
    }
}
