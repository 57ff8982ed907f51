package io.cotejo.events.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.RunId;
import io.opentelemetry.sdk.testing.junit5.OpenTelemetryExtension;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SpansTest {
    @RegisterExtension
    static final OpenTelemetryExtension RECORDED = OpenTelemetryExtension.create();

    private static final Instant START = Instant.parse("2026-11-01T12:00:00Z");
    private static final RunId RUN = RunId.parse("019a3f6e-8c10-7abc-9def-0123456789ab");
    private static final TraceContext GIVEN =
            new TraceContext("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", 1);
    private static final TraceContext OTHER =
            new TraceContext("1af7651916cd43dd8448eb211c80319c", "c7ad6b7169203331", 1);

    @Test
    void aSpanFollowsFromWhatIsGivenAndOthersFromIt() {
        try (var outer = Spans.open("outer", GIVEN);
                var inner = Spans.open("inner", START)) {
            assertThat(Spans.current()).isEqualTo(inner.context());
            assertThat(outer.context()).map(TraceContext::traceId).contains(GIVEN.traceId());
        }

        var spans = RECORDED.getSpans();
        assertThat(spans).extracting(span -> span.getName()).containsExactly("inner", "outer");
        assertThat(spans).allSatisfy(span -> assertThat(span.getTraceId()).isEqualTo(GIVEN.traceId()));
        assertThat(spans.getLast().getParentSpanId()).isEqualTo(GIVEN.parentId());
        assertThat(spans.getFirst().getParentSpanId()).isEqualTo(spans.getLast().getSpanId());
        assertThat(spans.getFirst().getStartEpochNanos()).isEqualTo(START.toEpochMilli() * 1_000_000);
        assertThat(Spans.current()).isEmpty();
    }

    @Test
    void anOccasionIsALink() {
        Spans.open("one", GIVEN, Optional.of(OTHER)).close();

        var span = RECORDED.getSpans().getFirst();
        assertThat(span.getTraceId()).isEqualTo(GIVEN.traceId());
        assertThat(span.getLinks())
                .singleElement()
                .satisfies(
                        link -> assertThat(link.getSpanContext().getTraceId()).isEqualTo(OTHER.traceId()));
    }

    @Test
    void workOnARunBelongsToTheTraceThatItsRecordCarriesOrElseToTheRunsOwn() {
        Spans.open("carried", Optional.of(GIVEN), RUN).close();
        Spans.open("own", Optional.empty(), RUN).close();

        assertThat(RECORDED.getSpans())
                .extracting(span -> span.getTraceId())
                .containsExactly(GIVEN.traceId(), TraceContext.of(RUN).traceId());
    }
}
