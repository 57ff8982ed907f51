package io.cotejo.inference.telemetry;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The drift of each version that carries a training profile. For one thread. */
final class Drifts {
    private final int window;
    private final TelemetryMeters meters;
    private final Map<Key, Optional<VersionDrift>> versions = new HashMap<>();

    private record Key(String model, int version) {}

    Drifts(int window, TelemetryMeters meters) {
        if (window < DriftWindow.LEAST) {
            throw new IllegalArgumentException("cotejo.inference.telemetry.drift-window must be at least "
                    + DriftWindow.LEAST + " images, was " + window);
        }
        this.window = window;
        this.meters = meters;
    }

    /**
     * Takes in an image that chance has chosen.
     *
     * @param profile the version's, as its file has it; empty for one that was exported before there was any
     */
    void add(Sample sample, Optional<String> profile) {
        var version = sample.version();
        versions.computeIfAbsent(
                        new Key(version.model(), version.version()),
                        _ -> profile.flatMap(TrainingProfile::parse).map(read -> new VersionDrift(read, window)))
                .ifPresent(drift -> {
                    if (drift.add(sample.brightness(), sample.index())) {
                        meters.watch(version, drift);
                    }
                });
    }
}
