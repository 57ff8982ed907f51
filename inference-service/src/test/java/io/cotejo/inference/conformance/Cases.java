package io.cotejo.inference.conformance;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** All cases, file by file. */
final class Cases {
    private static final List<String> FILES = List.of(
            "server",
            "model",
            "infer",
            "binary",
            "classification",
            "packed",
            "errors",
            "statistics",
            "repository",
            "classify",
            "feedback");

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private static final List<Case> ALL =
            FILES.stream().flatMap(file -> read(file).stream()).toList();

    private Cases() {}

    static List<Case> all() {
        return ALL;
    }

    private static List<Case> read(String name) {
        var path = "/conformance/" + name + ".yaml";
        try (var file = Objects.requireNonNull(Cases.class.getResourceAsStream(path), path)) {
            return YAML.readValue(file, new TypeReference<List<Case>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }
}
