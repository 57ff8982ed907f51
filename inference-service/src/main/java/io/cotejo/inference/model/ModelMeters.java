package io.cotejo.inference.model;

import io.cotejo.events.ModelVersion;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;

/** What is measured about loading and computing models. Labels are names and numbers that the registry gave out. */
final class ModelMeters {
    private static final double[] BATCH_BUCKETS = {1, 2, 4, 8, 16, 32, 64, 128, 256};

    private final MeterRegistry registry;
    private final MultiGauge inService;

    ModelMeters(MeterRegistry registry) {
        this.registry = registry;
        inService = MultiGauge.builder("cotejo.model.info")
                .description("1 for each alias of a model and the version that serves under it")
                .register(registry);
    }

    void computed(ModelVersion version, int rows, long nanos) {
        var tags = Tags.of("model", version.model(), "version", Integer.toString(version.version()));
        Timer.builder("cotejo.inference.compute.duration")
                .description("time in ONNX Runtime for one run")
                .serviceLevelObjectives(
                        Duration.ofNanos(50_000),
                        Duration.ofNanos(100_000),
                        Duration.ofNanos(250_000),
                        Duration.ofNanos(500_000),
                        Duration.ofMillis(1),
                        Duration.ofMillis(5),
                        Duration.ofMillis(25),
                        Duration.ofMillis(100),
                        Duration.ofMillis(500))
                .tags(tags)
                .register(registry)
                .record(Duration.ofNanos(nanos));
        DistributionSummary.builder("cotejo.inference.batch.rows")
                .description("images in one run of a model")
                .serviceLevelObjectives(BATCH_BUCKETS)
                .tags(tags)
                .register(registry)
                .record(rows);
        counter("cotejo.inference.samples", "images classified", tags).increment(rows);
        counter("cotejo.inference.executions", "runs of a model", tags).increment();
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
        counter(
                        "cotejo.model.load.failures",
                        "versions that were not let through",
                        Tags.of("model", model, "fault", fault.label()))
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

    private Counter counter(String name, String description, Tags tags) {
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }
}
