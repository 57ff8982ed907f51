package io.cotejo.events.job;

/** An interval of finite numbers, written as mathematicians write it. */
record Range(double low, boolean lowIncluded, double high, boolean highIncluded) {
    static final Range POSITIVE = new Range(0, false, Double.POSITIVE_INFINITY, false);
    /** Above 0 in single precision too, and so are its square and its reciprocal. */
    static final Range POSITIVE_SINGLE = new Range(1e-15, true, 1e15, true);

    /** Finite in single precision too. */
    static final Range NOT_NEGATIVE_SINGLE = new Range(0, true, 1e15, true);

    static final Range NOT_NEGATIVE = new Range(0, true, Double.POSITIVE_INFINITY, false);
    static final Range SHARE_BELOW_ONE = new Range(0, true, 1, false);
    static final Range BETWEEN_ZERO_AND_ONE = new Range(0, false, 1, false);
    static final Range FINITE = new Range(Double.NEGATIVE_INFINITY, false, Double.POSITIVE_INFINITY, false);

    boolean contains(double value) {
        return (lowIncluded ? value >= low : value > low) && (highIncluded ? value <= high : value < high);
    }

    @Override
    public String toString() {
        return (lowIncluded ? "[" : "(") + word(low) + ", " + word(high) + (highIncluded ? "]" : ")");
    }

    private static String word(double end) {
        if (Double.isInfinite(end)) {
            return end < 0 ? "-∞" : "∞";
        }
        return end == Math.rint(end) && Math.abs(end) < 1e15 ? Long.toString((long) end) : Double.toString(end);
    }
}
