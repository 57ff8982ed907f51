package io.cotejo.deploy.grafana;

import static java.util.stream.Collectors.toCollection;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The metrics that a PromQL query asks for, of those forms that the dashboards and rules use. */
final class MetricNames {
    private static final Pattern NO_NAMES =
            Pattern.compile("\\{(?:\"[^\"]*\"|[^}\"])*}|\\[[^\\]]*]|\"[^\"]*\"|\\boffset\\s+\\w+"
                    + "|\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("(?<![\\w:.])[a-zA-Z_:][\\w:]*+(?!\\s*\\()");
    private static final Set<String> OPERATORS = Set.of("and", "or", "unless", "bool");

    private MetricNames() {}

    static Set<String> of(String promQl) {
        return NAME.matcher(NO_NAMES.matcher(promQl).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .filter(name -> !OPERATORS.contains(name))
                .collect(toCollection(TreeSet::new));
    }
}
