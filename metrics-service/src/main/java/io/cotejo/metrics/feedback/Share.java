package io.cotejo.metrics.feedback;

/**
 * A share that was estimated from some of all cases, with
 * <a href="https://en.wikipedia.org/wiki/Binomial_proportion_confidence_interval#Wilson_score_interval">Wilson's interval</a>
 * of 95 %.
 *
 * @param value in [0, 1]
 * @param low where the interval begins
 * @param high where it ends
 */
public record Share(double value, double low, double high) {
    private static final double Z = 1.959963984540054;

    /**
     * Estimates it.
     *
     * @param hits of the cases
     * @param cases at least 1
     */
    static Share of(long hits, long cases) {
        if (cases < 1 || hits < 0 || hits > cases) {
            throw new IllegalArgumentException("hits must be from 0 to the cases, were " + hits + " of " + cases);
        }
        double share = (double) hits / cases;
        double spread = Z * Math.sqrt(share * (1 - share) / cases + Z * Z / (4.0 * cases * cases));
        double scale = 1 + Z * Z / cases;
        double centre = share + Z * Z / (2.0 * cases);
        return new Share(share, Math.max(0, (centre - spread) / scale), Math.min(1, (centre + spread) / scale));
    }
}
