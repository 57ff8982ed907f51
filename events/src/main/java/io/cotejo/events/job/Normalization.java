package io.cotejo.events.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What is done to a pixel in [0, 255] before the first layer: divided by 255, then {@code (x - mean) / std}. */
public sealed interface Normalization {
    /** Per channel, after the division by 255; one entry stands for all channels. */
    List<Double> mean();

    /** Per channel, after the division by 255, all above 0; one entry stands for all channels. */
    List<Double> std();

    /** What stands in the job document. */
    @JsonValue
    Object document();

    /** To [0, 1]. */
    record Unit() implements Normalization {
        @Override
        public List<Double> mean() {
            return List.of(0.0);
        }

        @Override
        public List<Double> std() {
            return List.of(1.0);
        }

        @Override
        public Object document() {
            return "unit";
        }
    }

    /** To [-1, 1]. */
    record Symmetric() implements Normalization {
        @Override
        public List<Double> mean() {
            return List.of(0.5);
        }

        @Override
        public List<Double> std() {
            return List.of(0.5);
        }

        @Override
        public Object document() {
            return "symmetric";
        }
    }

    /** By the given mean and standard deviation. */
    record Standard(List<Double> mean, List<Double> std) implements Normalization {
        public Standard {
            mean = List.copyOf(mean);
            std = List.copyOf(std);
        }

        @Override
        public Object document() {
            return Collections.unmodifiableMap(new TreeMap<>(Map.of("mean", mean, "std", std)));
        }
    }
}
