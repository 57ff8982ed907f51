package io.cotejo.inference.telemetry;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How much is told of the predictions. */
@ConfigMapping(prefix = "cotejo.inference.telemetry")
public interface TelemetryConfig {
    /** The share of all images that chance chooses, in [0, 1]: they are published, and drift is measured by them. */
    @WithDefault("0.01")
    double sample();

    /** Whether the pixels are published too. */
    @WithDefault("false")
    boolean inputs();

    /** The most images a second that are published because their request carries an id, beside those of chance. */
    @WithDefault("10")
    int named();

    /** The most requests with an id that are remembered, so that feedback can be judged at once. */
    @WithDefault("10000")
    int remembered();

    /** The most feedback a second to what is not remembered; more is refused. */
    @WithDefault("100")
    int unremembered();

    /** The most events that wait for Kafka; one more is dropped and counted. */
    @WithDefault("1000")
    int queue();

    /** Drift is measured over so many of the last images of chance; at least 200. */
    @WithDefault("1000")
    int driftWindow();

    /** How long a stop waits until the events that wait are sent. */
    @WithDefault("2s")
    Duration flush();
}
