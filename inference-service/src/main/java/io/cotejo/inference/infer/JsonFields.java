package io.cotejo.inference.infer;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.cotejo.inference.protocol.RefusedException;
import java.io.IOException;

/** Reads the small parts of a request; every refusal names the field. */
final class JsonFields {
    private JsonFields() {}

    static void requireObject(JsonParser json, String what) {
        require(json, JsonToken.START_OBJECT, what, "an object");
    }

    static void requireArray(JsonParser json, String what) {
        require(json, JsonToken.START_ARRAY, what, "an array");
    }

    static String text(JsonParser json, String what) throws IOException {
        require(json, JsonToken.VALUE_STRING, what, "a string");
        return json.getText();
    }

    /** Leaves out a value, whatever is in it. */
    static void skip(JsonParser json) throws IOException {
        json.skipChildren();
    }

    /** True if a field is as good as left out. */
    static boolean absent(JsonParser json) {
        return json.currentToken() == JsonToken.VALUE_NULL;
    }

    private static void require(JsonParser json, JsonToken token, String what, String form) {
        if (json.currentToken() != token) {
            throw RefusedException.badRequest(what + " must be " + form);
        }
    }
}
