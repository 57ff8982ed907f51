package io.cotejo.inference.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whole documents as maps, lists, strings, numbers and booleans: read by our reader, and by Jackson's strict one. */
final class Values {
    private static final JsonFactory JACKSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxNumberLength(100)
                    .maxStringLength(4096)
                    .maxNameLength(256)
                    .build())
            .build();

    private Values() {}

    static Object read(byte[] json) {
        var reader = new JsonReader(json, json.length);
        var value = value(reader);
        reader.end("the document");
        return value;
    }

    /** Goes over a document without looking at it. */
    static void skip(byte[] json) {
        var reader = new JsonReader(json, json.length);
        reader.skip();
        reader.end("the document");
    }

    private static Object value(JsonReader json) {
        return switch (json.token()) {
            case OBJECT -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                while (json.field()) {
                    var name = json.name();
                    fields.put(name, value(json));
                }
                yield fields;
            }
            case ARRAY -> {
                var elements = new ArrayList<>();
                while (json.element()) {
                    elements.add(value(json));
                }
                yield elements;
            }
            case STRING -> json.text();
            case WHOLE -> {
                var whole = json.whole();
                yield whole.isPresent() ? (Object) whole.getAsLong() : (Object) json.fraction();
            }
            case FRACTION -> json.fraction();
            case TRUE -> true;
            case FALSE -> false;
            case NULL -> "null";
        };
    }

    static Object readByJackson(String json) throws IOException {
        try (var parser = JACKSON.createParser(json)) {
            parser.nextToken();
            var value = value(parser);
            if (parser.nextToken() != null) {
                throw new IOException("goes on after the end");
            }
            return value;
        }
    }

    private static Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                while (json.nextToken() != JsonToken.END_OBJECT) {
                    var name = json.currentName();
                    json.nextToken();
                    fields.put(name, value(json));
                }
                yield fields;
            }
            case START_ARRAY -> {
                var elements = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    elements.add(value(json));
                }
                yield elements;
            }
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT ->
                json.getBigIntegerValue().bitLength() < 64
                        ? (Object) json.getLongValue()
                        : (Object) json.getDoubleValue();
            case VALUE_NUMBER_FLOAT -> json.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> "null";
            case null, default -> throw new IOException("no value: " + json.currentToken());
        };
    }
}
