package io.cotejo.inference.infer;

import io.cotejo.inference.json.JsonReader;
import io.cotejo.inference.json.JsonReader.Token;
import io.cotejo.inference.protocol.RefusedException;

/** Reads the small parts of a request; every refusal names the field. */
final class JsonFields {
    private JsonFields() {}

    static void requireObject(JsonReader json, String what) {
        require(json, Token.OBJECT, what, "an object");
    }

    static void requireArray(JsonReader json, String what) {
        require(json, Token.ARRAY, what, "an array");
    }

    static String text(JsonReader json, String what) {
        require(json, Token.STRING, what, "a string");
        return json.text();
    }

    /** True if a field is as good as left out. */
    static boolean absent(JsonReader json) {
        return json.token() == Token.NULL;
    }

    private static void require(JsonReader json, Token token, String what, String form) {
        if (json.token() != token) {
            throw RefusedException.badRequest(what + " must be " + form);
        }
    }
}
