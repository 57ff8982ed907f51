package io.cotejo.inference.telemetry;

import io.cotejo.events.ModelVersion;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.Locale;
import java.util.Optional;

/** What is measured about telemetry, feedback and drift. */
final class TelemetryMeters {
    private final MeterRegistry registry;
    private final Counter sent;
    private final Counter dropped;

    TelemetryMeters(MeterRegistry registry) {
        this.registry = registry;
        sent = events("sent");
        dropped = events("dropped");
    }

    private Counter events(String outcome) {
        return Counter.builder("cotejo.inference.telemetry.events")
                .description(
                        "predictions and feedback to be published: dropped ones found the queue full or Kafka away")
                .tag("outcome", outcome)
                .register(registry);
    }

    void settled(boolean published) {
        (published ? sent : dropped).increment();
    }

    /**
     * Counts feedback.
     *
     * @param version that had answered; empty if that is not known any more
     */
    void feedback(String model, Optional<ModelVersion> version, Outcome outcome) {
        version.ifPresentOrElse(
                known -> {
                    var number = Integer.toString(known.version());
                    var right = feedback(model, number, Outcome.RIGHT); // both at once, so that a share can be taken
                    var wrong = feedback(model, number, Outcome.WRONG);
                    (outcome == Outcome.RIGHT ? right : wrong).increment();
                },
                () -> feedback(model, "none", Outcome.UNKNOWN).increment());
    }

    private Counter feedback(String model, String version, Outcome outcome) {
        return Counter.builder("cotejo.inference.feedback")
                .description("feedback to predictions, once for each image")
                .tags("model", model, "version", version, "outcome", outcome.word())
                .register(registry);
    }

    /** Shows a version's drift from now on. */
    void watch(ModelVersion version, VersionDrift drift) {
        watch(version, "input", drift.inputs());
        watch(version, "prediction", drift.predictions());
    }

    private void watch(ModelVersion version, String of, DriftWindow window) {
        Gauge.builder("cotejo.inference.drift.psi", window, DriftWindow::stability)
                .description("population stability index of the last sampled images against the training profile")
                .tags(Tags.of("model", version.model(), "version", Integer.toString(version.version()), "of", of))
                .strongReference(true)
                .register(registry);
    }

    /** Whether a prediction was right, as feedback has it. */
    enum Outcome {
        RIGHT,
        WRONG,
        /** The prediction is not remembered. */
        UNKNOWN;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
