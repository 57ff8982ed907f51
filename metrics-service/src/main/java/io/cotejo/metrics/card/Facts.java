package io.cotejo.metrics.card;

import com.fasterxml.jackson.databind.JsonNode;
import io.cotejo.events.artifact.Artifact;
import io.cotejo.metrics.table.Markdown;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Named facts as a table; what is not known is left out. */
final class Facts {
    private final List<List<String>> rows = new ArrayList<>();

    Facts add(String name, @Nullable Object value) {
        if (value != null) {
            rows.add(List.of(name, value.toString()));
        }
        return this;
    }

    /** A value of a JSON document: texts as they are, anything else as JSON. */
    Facts add(String name, JsonNode value) {
        return value.isMissingNode() || value.isNull()
                ? this
                : add(name, value.isValueNode() ? (Object) value.asText() : value.toString());
    }

    Facts add(String name, @Nullable Artifact file) {
        return file == null
                ? this
                : add(name, (Object) "%s, %d bytes, SHA-256 %s".formatted(file.uri(), file.sizeBytes(), file.sha256()));
    }

    String markdown() {
        return Markdown.write(List.of("what", "value"), rows, 2);
    }
}
