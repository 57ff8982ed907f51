package io.cotejo.inference.traffic;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What is counted about images that the challenger was to classify beside the champion. */
final class ShadowMeters {
    private final MeterRegistry registry;

    ShadowMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** What became of an image. */
    enum Outcome {
        AGREED("agreed"),
        DISAGREED("disagreed"),
        /** There was too much to do, or no other challenger was there any more. */
        DROPPED("dropped"),
        /** The challenger could not classify it. */
        FAILED("failed");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }
    }

    void count(String model, Outcome outcome, int images) {
        if (images > 0) {
            Counter.builder("cotejo.inference.shadow.comparisons")
                    .description("images that the challenger was to classify beside the champion")
                    .tags("model", model, "outcome", outcome.label)
                    .register(registry)
                    .increment(images);
        }
    }
}
