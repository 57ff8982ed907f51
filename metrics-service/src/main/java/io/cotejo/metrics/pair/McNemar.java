package io.cotejo.metrics.pair;

/**
 * McNemar's test: whether two classifiers that answered the same images are right equally often. Only the images count that
 * one of them gets right and the other does not. Where these are few, the p-value is that of the binomial distribution;
 * otherwise that of chi-square with one degree of freedom, with the correction for continuity.
 *
 * @param statistic the smaller of the two counts if exact, chi-square otherwise
 * @param pValue two-sided, in [0, 1]
 * @param exact whether it is the binomial distribution's
 * @see <a href="https://doi.org/10.1007/BF02295996">McNemar, Note on the sampling error of the difference between correlated
 *     proportions or percentages</a>
 */
public record McNemar(double statistic, double pValue, boolean exact) {
    private static final int FEW = 25;

    /**
     * Tests two classifiers.
     *
     * @param onlyFirst images that only the first gets right
     * @param onlySecond images that only the second gets right
     */
    public static McNemar of(int onlyFirst, int onlySecond) {
        if (onlyFirst < 0 || onlySecond < 0) {
            throw new IllegalArgumentException("counts must be at least 0, were " + onlyFirst + " and " + onlySecond);
        }
        int discordant = Math.addExact(onlyFirst, onlySecond);
        return discordant < FEW
                ? exact(Math.min(onlyFirst, onlySecond), discordant)
                : approximate(Math.abs(onlyFirst - onlySecond), discordant);
    }

    private static McNemar exact(int fewer, int discordant) {
        double ways = 1;
        double sum = 1;
        for (int i = 1; i <= fewer; i++) {
            ways = ways * (discordant - i + 1) / i; // whole at every step: a binomial coefficient
            sum += ways;
        }
        return new McNemar(fewer, Math.min(1, 2 * sum * Math.scalb(1.0, -discordant)), true);
    }

    private static McNemar approximate(int difference, int discordant) {
        double corrected = Math.max(0, difference - 1);
        double statistic = corrected * corrected / discordant;
        return new McNemar(statistic, ErrorFunction.complement(Math.sqrt(statistic / 2)), false);
    }
}
