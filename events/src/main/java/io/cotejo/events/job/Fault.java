package io.cotejo.events.job;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One thing that is wrong with a job.
 *
 * @param field its path in the document, such as {@code network.layers[2].conv2d.kernel}; empty for the whole document
 * @param seen the value that stands there, as JSON, shortened; {@code nothing} where it is missing
 * @param message what is allowed
 */
public record Fault(String field, String seen, String message) {
    private static final int LONGEST = 80;
    private static final int MOST_JOINED = 20;

    public Fault {
        seen = seen.length() > LONGEST ? seen.substring(0, LONGEST) + "…" : seen;
    }

    @Override
    public String toString() {
        return (field.isEmpty() ? "the document" : field) + ": " + message + ", was " + seen;
    }

    /** Without those that say the same of the same field, be it of another value. */
    public static List<Fault> distinct(Collection<Fault> faults) {
        var first = new LinkedHashMap<List<String>, Fault>();
        faults.forEach(fault -> first.putIfAbsent(List.of(fault.field, fault.message), fault));
        return List.copyOf(first.values());
    }

    /** The first {@value #MOST_JOINED} of them in one sentence. */
    public static String join(Collection<Fault> faults) {
        var joined = faults.stream().limit(MOST_JOINED).map(Fault::toString).collect(Collectors.joining("; "));
        int more = faults.size() - MOST_JOINED;
        return more > 0 ? joined + "; and " + more + " more" : joined;
    }
}
