package io.cotejo.inference.bench;

import io.cotejo.inference.testing.Client;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What the service says in its metrics about the requests it had.
 *
 * @param byOutcome of all versions
 * @param byVersion what was answered well
 */
record ServiceCounts(Map<String, Long> byOutcome, Map<String, Long> byVersion) {
    private static final Pattern REQUESTS = Pattern.compile(
            "^cotejo_inference_requests_total\\{[^}]*outcome=\"([a-z_]+)\"[^}]*version=\"(\\w+)\"[^}]*} ([0-9.Ee+]+)$",
            Pattern.MULTILINE);

    ServiceCounts {
        byOutcome = Map.copyOf(byOutcome);
        byVersion = Map.copyOf(byVersion);
    }

    static ServiceCounts of(Client client) {
        var outcomes = new TreeMap<String, Long>();
        var versions = new TreeMap<String, Long>();
        REQUESTS.matcher(client.get("/q/metrics").text()).results().forEach(line -> {
            long count = (long) Double.parseDouble(line.group(3));
            outcomes.merge(line.group(1), count, Long::sum);
            if (line.group(1).equals("success")) {
                versions.merge(line.group(2), count, Long::sum);
            }
        });
        return new ServiceCounts(outcomes, versions);
    }

    long of(String outcome) {
        return byOutcome.getOrDefault(outcome, 0L);
    }

    long all() {
        return byOutcome.values().stream().mapToLong(Long::longValue).sum();
    }
}
