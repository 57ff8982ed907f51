package io.cotejo.metrics.feedback;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model in use.
 *
 * @param versions those that were seen to answer or had feedback, the latest first
 * @param unmatched feedback to predictions that nobody remembers
 */
public record Usage(String model, List<Version> versions, long unmatched) {
    public Usage {
        versions = List.copyOf(versions);
    }

    /**
     * One version in use.
     *
     * @param testAccuracy on the test images, before it was used; null if the version was deleted
     * @param sampled images that chance has chosen; not all that it has classified
     * @param predicted these images by class
     * @param feedback images of which the truth is known
     * @param right those of them that were classified right
     * @param accuracy the share of right ones; null without feedback
     * @param confusion the others, the most frequent first, at most 100 pairs
     * @param days the last 90 with anything to tell, in UTC, the latest first
     */
    public record Version(
            int version,
            @Nullable Double testAccuracy,
            long sampled,
            List<Predicted> predicted,
            long feedback,
            long right,
            @Nullable Share accuracy,
            List<Confused> confusion,
            List<Day> days) {
        public Version {
            predicted = List.copyOf(predicted);
            confusion = List.copyOf(confusion);
            days = List.copyOf(days);
        }
    }

    /** How often a class was predicted. */
    public record Predicted(int index, String label, long images) {}

    /** Images of one class that were taken for another. */
    public record Confused(String truth, String predicted, long images) {}

    /** What one day brought. */
    public record Day(LocalDate day, long sampled, long feedback, long right) {}
}
