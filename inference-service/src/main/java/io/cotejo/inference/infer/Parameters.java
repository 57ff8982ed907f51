package io.cotejo.inference.infer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.cotejo.inference.protocol.RefusedException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The protocol's {@code parameters}: strings, numbers and booleans by name. */
record Parameters(Map<String, Object> values) {
    static final Parameters NONE = new Parameters(Map.of());

    Parameters {
        values = Map.copyOf(values);
    }

    /** Reads an object, or null for none. The parser is at its beginning. */
    static Parameters read(JsonParser json) throws IOException {
        if (JsonFields.absent(json)) {
            return NONE;
        }
        JsonFields.requireObject(json, "parameters");
        var values = new HashMap<String, Object>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            var name = json.currentName();
            json.nextToken();
            values.put(name, value(json, name));
        }
        return new Parameters(values);
    }

    private static Object value(JsonParser json, String name) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING -> json.getText();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.getNumberValue();
            default ->
                throw RefusedException.badRequest("parameters: " + name + " must be a string, a number or a boolean");
        };
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** A boolean, if it was sent. */
    Optional<Boolean> flag(String name) {
        var value = values.get(name);
        if (value != null && !(value instanceof Boolean)) {
            throw RefusedException.badRequest("parameters: " + name + " must be true or false, was " + value);
        }
        return Optional.ofNullable((Boolean) value);
    }

    /** A count of bytes, if it was sent. */
    Optional<Integer> size(String name) {
        var value = values.get(name);
        if (value != null && !(value instanceof Integer size && size >= 0)) {
            throw RefusedException.badRequest("parameters: " + name + " must be a whole number from 0 to "
                    + Integer.MAX_VALUE + ", was " + value);
        }
        return Optional.ofNullable((Integer) value);
    }
}
