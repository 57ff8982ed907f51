package io.cotejo.deploy.compose;

import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.deploy.Repository;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What docker-compose.yml says. */
record Composition(JsonNode json) {
    /** The services whose images are built here. */
    static final List<String> OURS = List.of("inference-service", "metrics-service", "trainer-service");

    static Composition read() {
        return new Composition(Repository.yaml("docker-compose.yml"));
    }

    /** All containers, by name. */
    Map<String, Container> containers() {
        var containers = new TreeMap<String, Container>();
        json.path("services").properties().forEach(service -> {
            containers.put(service.getKey(), new Container(service.getKey(), service.getValue()));
        });
        return containers;
    }

    Container container(String name) {
        var container = containers().get(name);
        if (container == null) {
            throw new IllegalArgumentException("docker-compose.yml has no service " + name);
        }
        return container;
    }

    /** One container. */
    record Container(String name, JsonNode json) {
        Map<String, String> environment() {
            var variables = new TreeMap<String, String>();
            json.path("environment").properties().forEach(variable -> {
                variables.put(variable.getKey(), variable.getValue().asText());
            });
            return variables;
        }

        /** As {@code address:port:port}. */
        List<String> ports() {
            return texts("ports");
        }

        /** As {@code source:target} or {@code source:target:ro}; variables in them are not filled in. */
        List<Mount> volumes() {
            return texts("volumes").stream().map(Mount::parse).toList();
        }

        private List<String> texts(String key) {
            return json.path(key).valueStream().map(JsonNode::asText).toList();
        }
    }

    /** A volume, or a folder of the host, in a container. */
    record Mount(String source, String target, boolean readOnly) {
        static Mount parse(String text) {
            boolean readOnly = text.endsWith(":ro");
            var rest = readOnly ? text.substring(0, text.length() - ":ro".length()) : text;
            int split = rest.lastIndexOf(':');
            return new Mount(rest.substring(0, split), rest.substring(split + 1), readOnly);
        }

        boolean isFolder() {
            return source.startsWith(".") || source.startsWith("$");
        }
    }
}
