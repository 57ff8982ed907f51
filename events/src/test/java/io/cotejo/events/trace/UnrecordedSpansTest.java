package io.cotejo.events.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Without an SDK. */
class UnrecordedSpansTest {
    private static final TraceContext GIVEN =
            new TraceContext("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", 0);

    @Test
    void theTraceIsPassedOnAsItCame() {
        try (var outer = Spans.open("outer", GIVEN);
                var inner = Spans.open("inner")) {
            assertThat(outer.context()).contains(GIVEN);
            assertThat(inner.context()).contains(GIVEN);
            assertThat(Spans.current()).contains(GIVEN);
        }
        assertThat(Spans.current()).isEmpty();
    }

    @Test
    void whatFollowsFromNothingBelongsToNoTrace() {
        try (var span = Spans.open("alone")) {
            assertThat(span.context()).isEmpty();
        }
    }
}
