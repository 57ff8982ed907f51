package io.cotejo.metrics.pair;

/**
 * The error function of the normal distribution, in double precision.
 *
 * @see <a href="https://dlmf.nist.gov/7">NIST Digital Library of Mathematical Functions, chapter 7</a>
 */
final class ErrorFunction {
    private static final double SERIES_UP_TO = 2;
    private static final int TERMS = 200;

    private ErrorFunction() {}

    /** {@code 1 - erf(x)} for {@code x} of at least 0. */
    static double complement(double x) {
        return x < SERIES_UP_TO ? 1 - series(x) : fraction(x);
    }

    /** 7.6.2: 2/√π · exp(-x²) · Σ 2ⁿ·x²ⁿ⁺¹ / (1·3·…·(2n+1)), whose terms are all positive. */
    private static double series(double x) {
        double term = x;
        double sum = x;
        for (int n = 1; term > sum * Math.ulp(1.0); n++) {
            term *= 2 * x * x / (2 * n + 1);
            sum += term;
        }
        return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
    }

    /** 7.9.2: exp(-x²)/√π · 1/(x + (1/2)/(x + 1/(x + (3/2)/(x + …)))), from its far end. */
    private static double fraction(double x) {
        double denominator = x;
        for (int n = TERMS; n > 0; n--) {
            denominator = x + n / 2.0 / denominator;
        }
        return Math.exp(-x * x) / Math.sqrt(Math.PI) / denominator;
    }
}
