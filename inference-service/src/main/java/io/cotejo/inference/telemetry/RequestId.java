package io.cotejo.inference.telemetry;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** What a prediction is called, so that feedback can be given to it. */
final class RequestId {
    private static final int LONGEST = 128;

    /** What {@link #usable} asks for, for the client. */
    static final String FORM = "1 to " + LONGEST + " printable ASCII characters";

    private RequestId() {}

    /** Whether a client's id can be carried by everything that follows: Kafka headers, JSON, a database. */
    static boolean usable(String id) {
        return !id.isBlank() && id.length() <= LONGEST && id.chars().allMatch(each -> each >= ' ' && each <= '~');
    }

    /** One that nobody else has. */
    static String next() {
        var random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
