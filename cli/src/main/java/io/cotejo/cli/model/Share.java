package io.cotejo.cli.model;

import java.math.BigDecimal;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A part of all, as people write it: {@code 10%} or {@code 0.1}. */
record Share(double value) {
    private static final int PERCENT_DIGITS = 2;

    /** Reads it. */
    static final class Reader implements ITypeConverter<Share> {
        @Override
        public Share convert(String text) {
            try {
                var share = text.endsWith("%")
                        ? new BigDecimal(text.substring(0, text.length() - 1)).movePointLeft(PERCENT_DIGITS)
                        : new BigDecimal(text);
                if (share.signum() >= 0 && share.compareTo(BigDecimal.ONE) <= 0) {
                    return new Share(share.doubleValue());
                }
            } catch (NumberFormatException e) {
                // refused below
            }
            throw new TypeConversionException("'" + text + "' is no share: give one such as 10% or 0.1, up to 100%");
        }
    }

    /** In percent, without needless digits. */
    static String text(double share) {
        return String.format(
                Locale.ROOT,
                "%s%%",
                BigDecimal.valueOf(share)
                        .movePointRight(PERCENT_DIGITS)
                        .stripTrailingZeros()
                        .toPlainString());
    }
}
