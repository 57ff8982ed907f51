package io.cotejo.metrics.card;

import com.fasterxml.jackson.databind.JsonNode;

/** JSON as a block of code, in which nothing can end the block or be taken for HTML. */
final class CodeBlock {
    private CodeBlock() {}

    static String json(JsonNode json) {
        var safe = json.toPrettyString()
                .replace("\r", "")
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026")
                .replace("`", "\\u0060")
                .replace("~", "\\u007e");
        return "```json\n" + safe + "\n```\n";
    }
}
