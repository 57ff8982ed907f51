package io.cotejo.events.job;

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

/**
 * Parses job files. JSON is YAML, so that one parser reads both; a file may hold several documents, one job each, set
 * apart by {@code ---}.
 */
public final class JobDocuments {
    private static final int DEEPEST = 50;
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private JobDocuments() {}

    /**
     * The documents of a file, in order, not yet checked.
     *
     * @throws MalformedJobException if it is neither YAML nor JSON, or holds nothing
     */
    public static List<JsonNode> parse(byte[] file) {
        try (var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(file)) {
            var all = documents.readAll().stream()
                    .filter(document -> !document.isNull() && !document.isMissingNode())
                    .toList();
            if (all.isEmpty()) {
                throw new MalformedJobException("holds no job: it is empty");
            }
            return all;
        } catch (JsonProcessingException e) {
            var place = e.getLocation();
            var where = place == null ? "" : " at line " + place.getLineNr() + ", column " + place.getColumnNr();
            throw new MalformedJobException("is neither YAML nor JSON" + where + ": " + sentence(e), e);
        } catch (IOException e) {
            throw new MalformedJobException("cannot be read: " + e.getMessage(), e);
        }
    }

    /** What the parser says, without the lines of the file that it quotes. */
    private static String sentence(JsonProcessingException e) {
        return e.getOriginalMessage()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .collect(Collectors.joining(", "));
    }
}
