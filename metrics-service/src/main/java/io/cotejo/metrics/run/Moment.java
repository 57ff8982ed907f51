package io.cotejo.metrics.run;

import io.cotejo.metrics.problem.InvalidParameterException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** Points in time as a client writes them: {@code 2026-11-22T10:00:00Z}, or {@code 2026-11-22}, a day in UTC. */
public final class Moment {
    private static final int LENGTH_OF_DATE = 10;
    private static final int LAST_YEAR = 9999;

    private Moment() {}

    /** The time; of a day, its first moment. */
    public static @Nullable Instant from(String field, @Nullable String text) {
        return parse(field, text, 0);
    }

    /** The time; of a day, the moment after its last. */
    static @Nullable Instant to(String field, @Nullable String text) {
        return parse(field, text, 1);
    }

    private static @Nullable Instant parse(String field, @Nullable String text, int days) {
        try {
            return text == null ? null : parse(text, days);
        } catch (DateTimeException e) {
            throw new InvalidParameterException(
                    field,
                    text,
                    "a time such as 2026-11-22T10:00:00Z or a day such as 2026-11-22, of the years 1 to 9999");
        }
    }

    private static Instant parse(String text, int days) {
        var time = text.length() == LENGTH_OF_DATE
                ? LocalDate.parse(text).atStartOfDay().atOffset(ZoneOffset.UTC)
                : OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC);
        if (time.getYear() < 1 || time.getYear() > LAST_YEAR) { // the database knows no time far beyond
            throw new DateTimeException("the year " + time.getYear());
        }
        return (text.length() == LENGTH_OF_DATE ? time.plusDays(days) : time).toInstant();
    }
}
