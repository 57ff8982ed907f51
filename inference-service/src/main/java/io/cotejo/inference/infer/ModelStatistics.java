package io.cotejo.inference.infer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.cotejo.inference.model.StatisticsEntry;
import io.cotejo.inference.model.StatisticsEntry.Batch;
import io.cotejo.inference.model.StatisticsEntry.Requests;
import io.cotejo.inference.model.StatisticsEntry.Spent;
import java.util.List;

/**
 * One version's statistics in the extension's words.
 *
 * @param last when the last run ended, in milliseconds since 1970; 0 if there was none
 * @param inferences images, not requests
 * @param batches by the number of images in a run
 */
record ModelStatistics(
        String name,
        String version,
        @JsonProperty("last_inference") long last,
        @JsonProperty("inference_count") long inferences,
        @JsonProperty("execution_count") long executions,
        @JsonProperty("inference_stats") Phases phases,
        @JsonProperty("batch_stats") List<BatchStatistics> batches) {

    ModelStatistics {
        batches = List.copyOf(batches);
    }

    static ModelStatistics of(StatisticsEntry entry) {
        return new ModelStatistics(
                entry.name(),
                Integer.toString(entry.version()),
                entry.lastMillis(),
                entry.images(),
                entry.executions(),
                Phases.of(entry.requests()),
                entry.runs().stream().map(BatchStatistics::of).toList());
    }

    /** How often, and how long altogether. */
    record Total(long count, @JsonProperty("ns") long nanos) {
        static Total of(Spent spent) {
            return new Total(spent.count(), spent.nanos());
        }
    }

    /** Requests by how they ended, and the parts of the time of those that were answered. */
    record Phases(
            Total success,
            Total fail,
            Total queue,
            @JsonProperty("compute_input") Total input,
            @JsonProperty("compute_infer") Total infer,
            @JsonProperty("compute_output") Total output) {
        static Phases of(Requests requests) {
            return new Phases(
                    Total.of(requests.success()),
                    Total.of(requests.failure()),
                    Total.of(requests.queue()),
                    Total.of(requests.input()),
                    Total.of(requests.compute()),
                    Total.of(requests.output()));
        }
    }

    /** Runs over so many images; requests are read and written one by one, so that a run has no time of that. */
    record BatchStatistics(
            @JsonProperty("batch_size") int rows,
            @JsonProperty("compute_input") Total input,
            @JsonProperty("compute_infer") Total infer,
            @JsonProperty("compute_output") Total output) {
        static BatchStatistics of(Batch batch) {
            var none = new Total(batch.spent().count(), 0);
            return new BatchStatistics(batch.rows(), none, Total.of(batch.spent()), none);
        }
    }
}
