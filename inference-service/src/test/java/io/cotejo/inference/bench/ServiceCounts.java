package io.cotejo.inference.bench;

import io.cotejo.inference.testing.Client;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What the service says in its metrics about the requests it had, by outcome. */
record ServiceCounts(Map<String, Long> byOutcome) {
    private static final Pattern REQUESTS = Pattern.compile(
            "^cotejo_inference_requests_total\\{[^}]*outcome=\"([a-z_]+)\"[^}]*} ([0-9.Ee+]+)$", Pattern.MULTILINE);

    ServiceCounts {
        byOutcome = Map.copyOf(byOutcome);
    }

    static ServiceCounts of(Client client) {
        var counts = new TreeMap<String, Long>();
        REQUESTS.matcher(client.get("/q/metrics").text())
                .results()
                .forEach(line -> counts.merge(line.group(1), (long) Double.parseDouble(line.group(2)), Long::sum));
        return new ServiceCounts(counts);
    }

    long of(String outcome) {
        return byOutcome.getOrDefault(outcome, 0L);
    }

    long all() {
        return byOutcome.values().stream().mapToLong(Long::longValue).sum();
    }
}
