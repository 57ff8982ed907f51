package io.cotejo.trainer.run;

import io.cotejo.events.job.TrainingJob;
import io.cotejo.trainer.train.EpochReport;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.stream.Stream;

/** Measures training. */
@ApplicationScoped
class RunMeters {
    private static final Duration[] EPOCH_BUCKETS =
            Stream.of(1, 5, 15, 60, 300, 900, 3600).map(Duration::ofSeconds).toArray(Duration[]::new);
    private static final Duration[] CHECKPOINT_BUCKETS =
            Stream.of(5, 20, 100, 500, 2000, 10_000).map(Duration::ofMillis).toArray(Duration[]::new);

    private final MeterRegistry registry;
    private final Counter samples;
    private final Counter resumes;
    private final Timer checkpoints;

    RunMeters(MeterRegistry registry) {
        this.registry = registry;
        samples = Counter.builder("cotejo.trainer.samples")
                .description("Images trained on, each counted once per epoch")
                .register(registry);
        resumes = Counter.builder("cotejo.trainer.resumes")
                .description("Runs taken up again from a checkpoint")
                .register(registry);
        checkpoints = Timer.builder("cotejo.trainer.checkpoint.duration")
                .description("Time to store a checkpoint")
                .serviceLevelObjectives(CHECKPOINT_BUCKETS)
                .register(registry);
    }

    void epoch(TrainingJob job, String device, EpochReport report, int images) {
        samples.increment(images);
        Timer.builder("cotejo.trainer.epoch.duration")
                .description("Time spent on the batches of an epoch, evaluation not counted")
                .tag("network", job.network().label())
                .tag("dataset", job.dataset().name())
                .tag("device", device)
                .serviceLevelObjectives(EPOCH_BUCKETS)
                .register(registry)
                .record(Duration.ofNanos((long) (report.trainingSeconds() * 1e9)));
    }

    void resumed() {
        resumes.increment();
    }

    Timer checkpoints() {
        return checkpoints;
    }
}
