package io.cotejo.inference.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An input of a model, and zeros for it.
 *
 * @param edges its shape, -1 where it is variable
 */
record Input(String name, String datatype, List<Integer> edges) {
    Input {
        edges = List.copyOf(edges);
    }

    static Input of(JsonNode metadata) {
        return new Input(
                metadata.path("name").asText(),
                metadata.path("datatype").asText(),
                metadata.path("shape").valueStream().map(JsonNode::asInt).toList());
    }

    /** The shape with this many rows, and 1 wherever else it is variable. */
    private List<Integer> edges(int rows) {
        return IntStream.range(0, edges.size())
                .mapToObj(i -> edges.get(i) >= 0 ? edges.get(i) : i == 0 ? Integer.valueOf(rows) : Integer.valueOf(1))
                .toList();
    }

    String shape(int rows) {
        return edges(rows).toString();
    }

    private int elements(int rows) {
        return edges(rows).stream().reduce(1, Math::multiplyExact);
    }

    private String zero() {
        return switch (datatype) {
            case "BYTES" -> "\"\"";
            case "BOOL" -> "false";
            default -> "0";
        };
    }

    String flat(int rows) {
        return Collections.nCopies(elements(rows), zero()).toString();
    }

    String nested(int rows) {
        var nested = zero();
        for (int edge : edges(rows).reversed()) {
            nested = Collections.nCopies(edge, nested).stream().collect(Collectors.joining(",", "[", "]"));
        }
        return nested;
    }

    /** How many bytes zeros have in binary form. */
    long bytes(int rows) {
        int each = switch (datatype) {
            case "BOOL", "UINT8", "INT8" -> 1;
            case "UINT16", "INT16", "FP16", "BF16" -> 2;
            case "UINT64", "INT64", "FP64" -> 8;
            default -> 4;
        };
        return (long) elements(rows) * each;
    }

    String json(int rows, String content) {
        return "{\"name\":\"" + name + "\",\"shape\":" + shape(rows) + ",\"datatype\":\"" + datatype + "\"," + content
                + "}";
    }
}
