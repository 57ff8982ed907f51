package io.cotejo.deploy.grafana;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Fills in a query's variables as Grafana does, in the forms that the dashboards use; any other form is an error. */
final class Interpolation {
    private static final Pattern SQL_STRING = Pattern.compile("\\$\\{(\\w+):sqlstring}");
    private static final Map<String, String> PROM_QL =
            Map.of("$__rate_interval", "2m", "$__range", "10m", "\"$model\"", "\"(it)\"");

    private Interpolation() {}

    static String sql(String query, Map<String, List<String>> variables) {
        return complete(SQL_STRING
                .matcher(query)
                .replaceAll(variable ->
                        Matcher.quoteReplacement(variables.getOrDefault(variable.group(1), List.of()).stream()
                                .map(value -> "'" + value.replace("'", "''") + "'")
                                .collect(joining(",")))));
    }

    static String promQl(String query) {
        var complete = query;
        for (var variable : PROM_QL.entrySet()) {
            complete = complete.replace(variable.getKey(), variable.getValue());
        }
        return complete(complete);
    }

    private static String complete(String query) {
        if (query.contains("$")) {
            throw new IllegalArgumentException("a variable is left in the query: " + query);
        }
        return query;
    }
}
