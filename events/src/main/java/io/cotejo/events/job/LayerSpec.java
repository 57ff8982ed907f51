package io.cotejo.events.job;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.LinkedHashMap;
import java.util.Map;

/** One layer of a network, as it is written in a job. */
public sealed interface LayerSpec {
    /** The word for it in the job document. */
    String name();

    /** What stands in the job document: a word, or one field with the layer's settings. */
    @JsonValue
    Object document();

    /**
     * A square convolution over all channels, with bias.
     *
     * @param filters output channels
     * @param kernel edge, in pixels
     * @param stride in pixels
     * @param padding zeros added at every side, in pixels
     */
    record Conv2d(int filters, int kernel, int stride, int padding) implements LayerSpec {
        @Override
        public String name() {
            return "conv2d";
        }

        @Override
        public Object document() {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("filters", filters);
            fields.put("kernel", kernel);
            fields.put("stride", stride);
            fields.put("padding", padding);
            return Map.of(name(), fields);
        }
    }

    /**
     * The largest value of each square.
     *
     * @param kernel edge, in pixels
     * @param stride in pixels
     */
    record MaxPool2d(int kernel, int stride) implements LayerSpec {
        @Override
        public String name() {
            return "maxPool2d";
        }

        @Override
        public Object document() {
            var fields = new LinkedHashMap<String, Object>();
            fields.put("kernel", kernel);
            fields.put("stride", stride);
            return Map.of(name(), fields);
        }
    }

    /** Every input to every unit, with bias. */
    record Linear(int units) implements LayerSpec {
        @Override
        public String name() {
            return "linear";
        }

        @Override
        public Object document() {
            return Map.of(name(), units);
        }
    }

    /** A function of each value. */
    record Activation(ActivationKind kind) implements LayerSpec {
        @Override
        public String name() {
            return kind.document();
        }

        @Override
        public Object document() {
            return kind.document();
        }
    }

    /**
     * Drops values while training.
     *
     * @param rate share that is dropped, in [0, 1)
     */
    record Dropout(double rate) implements LayerSpec {
        @Override
        public String name() {
            return "dropout";
        }

        @Override
        public Object document() {
            return Map.of(name(), rate);
        }
    }

    /** Batch normalisation per channel or unit. */
    record BatchNorm(BatchNormSpec settings) implements LayerSpec {
        @Override
        public String name() {
            return "batchNorm";
        }

        @Override
        public Object document() {
            return settings.equals(BatchNormSpec.DEFAULT) ? name() : Map.of(name(), settings);
        }
    }

    /** Channels, rows and columns to one row of values. */
    record Flatten() implements LayerSpec {
        @Override
        public String name() {
            return "flatten";
        }

        @Override
        public Object document() {
            return name();
        }
    }
}
