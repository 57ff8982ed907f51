package io.cotejo.events.trace;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.cotejo.events.RunId;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Where something stands in a trace, as a {@code traceparent} says it.
 *
 * @param traceId 32 hexadecimal digits in lower case, not all zero
 * @param parentId of the span that it follows from: 16 hexadecimal digits in lower case, not all zero
 * @param flags in [0, 255]; bit 0 is set if the trace is recorded
 * @see <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>
 */
public record TraceContext(String traceId, String parentId, int flags) {
    /** The name of the header, in Kafka as in HTTP. */
    public static final String HEADER = "traceparent";

    private static final int SAMPLED = 1;
    private static final int LARGEST_FLAGS = 0xFF;
    private static final Pattern TRACE_ID = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern PARENT_ID = Pattern.compile("[0-9a-f]{16}");

    private static final Pattern NONE = Pattern.compile("0+");
    private static final Pattern TRACEPARENT =
            Pattern.compile("([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

    public TraceContext {
        require("traceId", TRACE_ID, traceId);
        require("parentId", PARENT_ID, parentId);
        if (flags < 0 || flags > LARGEST_FLAGS) {
            throw new IllegalArgumentException("flags must be in [0, 255], was " + flags);
        }
    }

    private static void require(String name, Pattern form, String id) {
        if (!form.matcher(id).matches() || NONE.matcher(id).matches()) {
            throw new IllegalArgumentException(name + " must be " + form + " and not all zero, was " + id);
        }
    }

    /** Reads a {@code traceparent}; empty if it is none, since whoever gets a malformed one is to begin anew. */
    public static Optional<TraceContext> parse(@Nullable String traceparent) {
        var parts = TRACEPARENT.matcher(traceparent == null ? "" : traceparent);
        return parts.matches() && allowed(parts.group(1), parts.group(5))
                ? checked(parts.group(2), parts.group(3), Integer.parseInt(parts.group(4), 16))
                : Optional.empty();
    }

    /** Version 00 ends with its flags, a later one may go on; ff is none. */
    private static boolean allowed(String version, @Nullable String more) {
        return more == null ? !version.equals("ff") : !version.equals("ff") && !version.equals("00");
    }

    private static Optional<TraceContext> checked(String traceId, String parentId, int flags) {
        return NONE.matcher(traceId).matches() || NONE.matcher(parentId).matches()
                ? Optional.empty()
                : Optional.of(new TraceContext(traceId, parentId, flags));
    }

    /** What a record carries; empty if it carries none, or a malformed one. */
    public static Optional<TraceContext> of(Headers headers) {
        var header = headers.lastHeader(HEADER);
        return header == null || header.value() == null
                ? Optional.empty()
                : parse(new String(header.value(), US_ASCII));
    }

    /**
     * The trace of a run whose submitter gave none: its id is the run's without the dashes, so that every trainer and
     * service arrives at the same one, and so that whoever knows the run finds the trace. Its second half is the parent's
     * id; where that half, or all of the run's id, is zero, a 1 stands at the end, since zero is no id.
     */
    public static TraceContext of(RunId runId) {
        long first = runId.value().getMostSignificantBits();
        long second = runId.value().getLeastSignificantBits();
        long parent = second == 0 ? 1 : second;
        var digits = HexFormat.of();
        var traceId = digits.toHexDigits(first) + digits.toHexDigits(first == 0 ? parent : second);
        return new TraceContext(traceId, digits.toHexDigits(parent), SAMPLED);
    }

    /** As it stands in a header: version 00. */
    public String traceparent() {
        return "00-" + traceId + "-" + parentId + "-" + HexFormat.of().toHexDigits((byte) flags);
    }

    /** Writes it into the headers of a record, in place of what is there. */
    public void writeTo(Headers headers) {
        headers.remove(HEADER).add(HEADER, traceparent().getBytes(US_ASCII));
    }
}
