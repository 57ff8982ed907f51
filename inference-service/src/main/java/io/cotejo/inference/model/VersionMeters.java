package io.cotejo.inference.model;

import io.cotejo.events.ModelVersion;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What is measured about computing one version of a model. */
record VersionMeters(
        Timer duration, DistributionSummary rows, Counter samples, Counter executions, VersionStatistics statistics) {
    private static final double[] BATCH_BUCKETS = {1, 2, 4, 8, 16, 32, 64, 128, 256};

    /** The meters of a version, the same ones each time. */
    static VersionMeters of(ModelVersion version, VersionStatistics statistics, MeterRegistry registry) {
        var tags = Tags.of("model", version.model(), "version", Integer.toString(version.version()));
        return new VersionMeters(
                duration(tags, registry),
                DistributionSummary.builder("cotejo.inference.batch.rows")
                        .description("images in one run of a model")
                        .serviceLevelObjectives(BATCH_BUCKETS)
                        .tags(tags)
                        .register(registry),
                counter("cotejo.inference.samples", "images classified", tags, registry),
                counter("cotejo.inference.executions", "runs of a model", tags, registry),
                statistics);
    }

    private static Timer duration(Tags tags, MeterRegistry registry) {
        return Timer.builder("cotejo.inference.compute.duration")
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
                .register(registry);
    }

    private static Counter counter(String name, String description, Tags tags, MeterRegistry registry) {
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }

    void computed(int images, long nanos) {
        duration.record(nanos, TimeUnit.NANOSECONDS);
        rows.record(images);
        samples.increment(images);
        executions.increment();
        statistics.executed(images, nanos);
    }
}
