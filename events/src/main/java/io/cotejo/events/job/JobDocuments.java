package io.cotejo.events.job;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Parses job files. A file may hold several YAML documents, one job each, set apart by {@code ---}. JSON has a parser of its
 * own: it is YAML but for a few things that generators write, such as tabs.
 */
public final class JobDocuments {
    private static final StreamReadConstraints CONSTRAINTS =
            StreamReadConstraints.builder().maxNestingDepth(50).build();
    private static final ObjectMapper JSON =
            strict(JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build());
    private static final ObjectMapper YAML =
            strict(YAMLFactory.builder().streamReadConstraints(CONSTRAINTS).build());

    private JobDocuments() {}

    private static ObjectMapper strict(JsonFactory factory) {
        return new ObjectMapper(factory)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature())
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    /**
     * The documents of a file, in order, not yet checked.
     *
     * @throws MalformedJobException if it is neither YAML nor JSON, or holds nothing
     */
    public static List<JsonNode> parse(byte[] file) {
        try {
            var document = JSON.readTree(file);
            return document.isObject() ? List.of(document) : yaml(file);
        } catch (IOException notJson) {
            return yaml(file); // which says what is wrong, if it is wrong there too
        }
    }

    private static List<JsonNode> yaml(byte[] file) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(file)) {
            var all = documents.readAll().stream()
                    .filter(document -> !document.isNull() && !document.isMissingNode())
                    .toList();
            if (all.isEmpty()) {
                throw new MalformedJobException("holds no job: it is empty");
            }
            return all;
        } catch (JsonProcessingException e) {
            throw new MalformedJobException("is neither YAML nor JSON" + place(e) + ": " + sentence(e), e);
        } catch (IOException e) {
            throw new MalformedJobException("cannot be read: " + e.getMessage(), e);
        }
    }

    /** Where the problem is; the parser's own place is the beginning of what it was reading. */
    private static String place(JsonProcessingException e) {
        if (e.getCause() instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            var mark = marked.getProblemMark();
            return " at line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1);
        }
        var place = e.getLocation();
        return place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }

    /** What the parser says, without the lines of the file that it quotes. */
    private static String sentence(JsonProcessingException e) {
        return e.getOriginalMessage()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .collect(Collectors.joining(", "));
    }
}
