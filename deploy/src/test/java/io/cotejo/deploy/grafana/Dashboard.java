package io.cotejo.deploy.grafana;

import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.deploy.Repository;
import java.util.List;

/**
 * A dashboard as it is provisioned.
 *
 * @param file from the root of the repository
 * @param json all of it
 */
record Dashboard(String file, JsonNode json) {
    private static final String FOLDER = "deploy/grafana/dashboards";

    static List<Dashboard> all() {
        return Repository.files(FOLDER, ".json").stream()
                .map(file -> new Dashboard(file, Repository.json(file)))
                .toList();
    }

    static Dashboard named(String uid) {
        return all().stream()
                .filter(dashboard -> dashboard.uid().equals(uid))
                .findFirst()
                .orElseThrow();
    }

    String uid() {
        return json.path("uid").asText();
    }

    String title() {
        return json.path("title").asText();
    }

    /** The query of a variable. */
    String variable(String name) {
        return json.at("/templating/list")
                .valueStream()
                .filter(variable -> variable.path("name").asText().equals(name))
                .map(variable -> variable.path("query"))
                .map(query ->
                        query.isTextual() ? query.asText() : query.path("query").asText())
                .findFirst()
                .orElseThrow();
    }

    List<Panel> panels() {
        return json.path("panels")
                .valueStream()
                .map(panel -> new Panel(this, panel))
                .toList();
    }

    /** One panel. */
    record Panel(Dashboard dashboard, JsonNode json) {
        String title() {
            return json.path("title").asText();
        }

        /** SQL or PromQL, whatever the panel's data source speaks. */
        List<String> queries() {
            return json.path("targets")
                    .valueStream()
                    .map(target -> target.hasNonNull("rawSql") ? target.path("rawSql") : target.path("expr"))
                    .map(JsonNode::asText)
                    .toList();
        }

        @Override
        public String toString() {
            return dashboard.title() + " / " + title();
        }
    }
}
