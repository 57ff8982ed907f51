package io.cotejo.events.trace;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotejo.events.RunId;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {
    private static final String GIVEN = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Test
    void aTraceparentIsReadAndWrittenAsItCame() {
        var context = TraceContext.parse(GIVEN).orElseThrow();

        assertThat(context).isEqualTo(new TraceContext("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", 1));
        assertThat(context.traceparent()).isEqualTo(GIVEN);
    }

    @Test
    void flagsOfALaterLevelAreKept() {
        var given = GIVEN.substring(0, 53) + "fe";

        assertThat(TraceContext.parse(given)).map(TraceContext::traceparent).contains(given);
    }

    @Test
    void whatALaterVersionAddsIsLeftOut() {
        assertThat(TraceContext.parse("cc" + GIVEN.substring(2) + "-what-the-future-brings"))
                .map(TraceContext::traceparent)
                .contains(GIVEN);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-1",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01-more",
                "cc-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01more",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b716920333-01",
                " 00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-0g"
            })
    void whatIsMalformedIsNoTrace(String malformed) {
        assertThat(TraceContext.parse(malformed)).isEmpty();
    }

    @Test
    void aRecordCarriesOneTraceAndNoMore() {
        var headers = new RecordHeaders();
        headers.add(TraceContext.HEADER, "nonsense".getBytes(US_ASCII));
        assertThat(TraceContext.of(headers)).isEmpty();

        TraceContext.parse(GIVEN).orElseThrow().writeTo(headers);

        assertThat(headers.headers(TraceContext.HEADER)).hasSize(1);
        assertThat(TraceContext.of(headers)).map(TraceContext::traceparent).contains(GIVEN);
    }

    @Test
    void aRunsOwnTraceHasTheRunsDigits() {
        var own = TraceContext.of(RunId.parse("019a3f6e-8c10-7abc-9def-0123456789ab"));

        assertThat(own.traceparent()).isEqualTo("00-019a3f6e8c107abc9def0123456789ab-9def0123456789ab-01");
        assertThat(TraceContext.parse(own.traceparent())).contains(own);
    }

    @ParameterizedTest
    @CsvSource({
        "00000000-0000-0000-0000-000000000000, 00-00000000000000000000000000000001-0000000000000001-01",
        "019a3f6e-8c10-7abc-0000-000000000000, 00-019a3f6e8c107abc0000000000000000-0000000000000001-01",
        "00000000-0000-0000-9def-0123456789ab, 00-00000000000000009def0123456789ab-9def0123456789ab-01"
    })
    void everyRunHasATraceOfItsOwn(String runId, String traceparent) {
        var own = TraceContext.of(RunId.parse(runId));

        assertThat(own.traceparent()).isEqualTo(traceparent);
        assertThat(TraceContext.parse(traceparent)).contains(own);
    }

    @Test
    void aContextThatCouldNotBeWrittenIsNotMade() {
        assertThatThrownBy(() -> new TraceContext("0".repeat(32), "b7ad6b7169203331", 1))
                .hasMessageContaining("traceId")
                .hasMessageContaining("0000");
        assertThatThrownBy(() -> new TraceContext("0af7651916cd43dd8448eb211c80319c", "B7", 1))
                .hasMessageContaining("parentId")
                .hasMessageContaining("B7");
        assertThatThrownBy(() -> new TraceContext("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331", 256))
                .hasMessageContaining("256");
    }
}
