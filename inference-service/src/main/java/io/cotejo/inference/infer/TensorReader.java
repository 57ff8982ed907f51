package io.cotejo.inference.infer;

import io.cotejo.inference.json.JsonReader;
import io.cotejo.inference.json.JsonReader.Token;
import io.cotejo.inference.model.ImageShape;
import io.cotejo.inference.model.Pixels;
import io.cotejo.inference.protocol.RefusedException;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Reads the one input tensor, in whatever order its fields come. */
final class TensorReader {
    private static final int RANK = 4;

    private final String expected;
    private final ImageShape image;
    private final int mostRows;
    private final JsonShape nesting;
    private byte[] pixels;
    private int count;
    private boolean data;
    private @Nullable Integer binary;
    private @Nullable String name;
    private @Nullable String datatype;
    private long @Nullable [] shape;

    TensorReader(String expected, ImageShape image, int mostRows) {
        this.expected = expected;
        this.image = image;
        this.mostRows = mostRows;
        nesting = new JsonShape(expected, RANK);
        pixels = new byte[image.bytes()];
    }

    /** Reads one object. The reader is at its beginning. */
    void read(JsonReader json) {
        JsonFields.requireObject(json, "an element of inputs");
        while (json.field()) {
            switch (json.name()) {
                case "name" -> name = name(json);
                case "datatype" -> datatype = datatype(json);
                case "shape" -> shape = shape(json);
                case "data" -> data(json);
                case "parameters" ->
                    binary = Parameters.read(json)
                            .withoutSharedMemory()
                            .size("binary_data_size")
                            .orElse(null);
                default -> json.skip();
            }
        }
    }

    private String name(JsonReader json) {
        var text = JsonFields.text(json, "inputs: name");
        if (!text.equals(expected)) {
            throw RefusedException.badRequest("input '" + text + "' is unknown; the model takes '" + expected + "'");
        }
        return text;
    }

    private String datatype(JsonReader json) {
        var text = JsonFields.text(json, "inputs: datatype");
        if (!text.equals("UINT8")) {
            throw RefusedException.badRequest("input '" + expected + "' has datatype " + text + ", must be UINT8");
        }
        return text;
    }

    private long[] shape(JsonReader json) {
        var edges = new long[RANK];
        int rank = 0;
        JsonFields.requireArray(json, "input '" + expected + "': shape");
        while (json.element()) {
            var edge = json.token() == Token.WHOLE ? json.whole() : OptionalLong.empty();
            if (edge.isEmpty() || rank == RANK) {
                throw wrongShape("has a shape that is not " + RANK + " whole numbers");
            }
            edges[rank++] = edge.getAsLong();
        }
        return Arrays.copyOf(edges, rank);
    }

    private void data(JsonReader json) {
        data = true;
        JsonFields.requireArray(json, "input '" + expected + "': data");
        nesting.open();
        for (boolean open = true; open; ) {
            if (!json.element()) {
                open = nesting.close();
            } else if (json.token() == Token.ARRAY) {
                nesting.open();
            } else {
                pixels(json);
            }
        }
    }

    /** Reads one number, and those that follow it in the same array. */
    private void pixels(JsonReader json) {
        int before = count;
        pixel(json);
        count = json.bytes(pixels, count);
        nesting.numbers(count - before);
    }

    private void pixel(JsonReader json) {
        long value = json.token() == Token.WHOLE ? json.whole().orElse(-1) : -1;
        if (value < 0 || value > 255) {
            throw wrongPixel(json);
        }
        if (count == pixels.length) {
            grow();
        }
        pixels[count++] = (byte) value;
    }

    private void grow() {
        long most = (long) mostRows * image.bytes();
        if (count >= most) {
            throw RefusedException.badRequest("input '" + expected + "': data has more than " + most
                    + " numbers, the most that are taken for " + mostRows + " images");
        }
        pixels = Arrays.copyOf(pixels, (int) Math.min(most, 2L * count));
    }

    private RefusedException wrongPixel(JsonReader json) {
        return RefusedException.badRequest("input '" + expected + "': data[" + count + "] is " + json.seen()
                + ", must be a whole number from 0 to 255");
    }

    private RefusedException wrongShape(String what) {
        return RefusedException.badRequest("input '" + expected + "' " + what + ", must be " + image.tensorShape());
    }

    /** The images that were read, or that follow the JSON; refuses a tensor that is incomplete or contradicts itself. */
    Pixels pixels(InferBody body) {
        int rows = rows();
        if (binary == null) {
            requireNumbers(rows);
            body.requireTensors(0);
            return new Pixels(pixels, 0, rows);
        }
        if (data) {
            throw RefusedException.badRequest("input '" + expected + "' has both data and binary_data_size");
        }
        if (binary != rows * image.bytes()) {
            throw RefusedException.badRequest("input '" + expected + "': binary_data_size is " + binary + ", shape "
                    + Arrays.toString(shape) + " needs " + rows * image.bytes());
        }
        body.requireTensors(binary);
        return new Pixels(body.bytes(), body.json(), rows);
    }

    private int rows() {
        require("name", name);
        require("datatype", datatype);
        var edges = require("shape", shape);
        if (edges.length != RANK
                || edges[1] != image.channels()
                || edges[2] != image.height()
                || edges[3] != image.width()) {
            throw wrongShape("has shape " + Arrays.toString(edges));
        }
        if (edges[0] < 1 || edges[0] > mostRows) {
            throw RefusedException.badRequest("input '" + expected + "' has " + edges[0] + " images, must be 1 to "
                    + mostRows + " in one request");
        }
        return (int) edges[0];
    }

    private void requireNumbers(int rows) {
        if (!data) {
            throw missing("data");
        }
        var edges = require("shape", shape);
        if (count != rows * image.bytes()) {
            throw RefusedException.badRequest("input '" + expected + "': data has " + count + " numbers, shape "
                    + Arrays.toString(edges) + " needs " + rows * image.bytes());
        }
        nesting.requireFits(edges);
    }

    private static <T> T require(String field, @Nullable T value) {
        if (value == null) {
            throw missing(field);
        }
        return value;
    }

    private static RefusedException missing(String field) {
        return RefusedException.badRequest("an element of inputs lacks " + field);
    }
}
