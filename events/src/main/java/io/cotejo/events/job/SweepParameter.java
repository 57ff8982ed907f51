package io.cotejo.events.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.random.RandomGenerator;

/** What a field of the job may be in a sweep. */
sealed interface SweepParameter {
    /** One of these, each of which is whatever may stand in the job. */
    record Values(List<JsonNode> values) implements SweepParameter {
        public Values {
            values = List.copyOf(values);
        }
    }

    /**
     * A number between two.
     *
     * @param min included
     * @param max included, above {@code min}
     * @param logarithmic whether each power of ten is as likely as the next; {@code min} is above 0 then
     * @param whole whether only whole numbers are drawn; both ends are such
     */
    record Interval(double min, double max, boolean logarithmic, boolean whole) implements SweepParameter {
        private static final MathContext DIGITS = new MathContext(4);

        /** Four significant digits: what stands in the name of a run is what it was trained with. */
        JsonNode draw(RandomGenerator random) {
            if (whole && !logarithmic) {
                return JsonNodeFactory.instance.numberNode(random.nextLong((long) min, (long) max + 1));
            }
            double share = random.nextDouble();
            double drawn = logarithmic
                    ? StrictMath.exp(StrictMath.log(min) * (1 - share) + StrictMath.log(max) * share)
                    : min * (1 - share) + max * share;
            double inside = Math.clamp(whole ? Math.rint(drawn) : rounded(drawn), min, max);
            return whole
                    ? JsonNodeFactory.instance.numberNode((long) inside)
                    : JsonNodeFactory.instance.numberNode(inside);
        }

        private static double rounded(double value) {
            return BigDecimal.valueOf(value).round(DIGITS).doubleValue();
        }
    }
}
