package io.cotejo.events.artifact;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Named tensors in one file, in the <a href="https://github.com/huggingface/safetensors">safetensors</a> format: the
 * length of a JSON header in 8 bytes, the header, the tensors. Little-endian throughout.
 */
public final class Safetensors {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String METADATA = "__metadata__";
    private static final int ALIGNMENT = 8;
    private static final int LARGEST_HEADER = 16 * 1024 * 1024;

    private final Map<String, Tensor> tensors = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    /** How a number is stored. */
    public enum DataType {
        F64(8),
        I64(8),
        F32(4),
        I32(4),
        F16(2),
        BF16(2),
        I16(2),
        I8(1),
        U8(1),
        BOOL(1);

        private final int bytes;

        DataType(int bytes) {
            this.bytes = bytes;
        }

        /** Bytes per number. */
        public int bytes() {
            return bytes;
        }
    }

    /** One tensor. Owns nothing: the content is a view, and must not be changed while it is in use. */
    public static final class Tensor {
        private final DataType type;
        private final long[] shape;
        private final ByteBuffer content;

        /**
         * Takes a tensor's bytes.
         *
         * @param shape row-major
         * @param content little-endian; its remaining bytes are the tensor
         * @throws IllegalArgumentException if an edge is negative, or the bytes are not as many as the shape says
         * @throws ArithmeticException if no file could hold so many
         */
        public Tensor(DataType type, long[] shape, ByteBuffer content) {
            long numbers = 1;
            for (long edge : shape) {
                if (edge < 0) {
                    throw new IllegalArgumentException(
                            "a tensor's shape has no negative edge, was " + Arrays.toString(shape));
                }
                numbers = Math.multiplyExact(numbers, edge);
            }
            long bytes = Math.multiplyExact(numbers, (long) type.bytes());
            if (bytes != content.remaining()) {
                throw new IllegalArgumentException("a tensor of " + numbers + " × " + type + " needs " + bytes
                        + " bytes, was given " + content.remaining());
            }
            this.type = type;
            this.shape = shape.clone();
            this.content = content.slice().order(ByteOrder.LITTLE_ENDIAN);
        }

        /** How its numbers are stored. */
        public DataType type() {
            return type;
        }

        /** Row-major. */
        public long[] shape() {
            return shape.clone();
        }

        /** A new little-endian view of its bytes. */
        public ByteBuffer content() {
            return content.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        }
    }

    /** Adds a tensor; the order is kept. */
    public Safetensors put(String name, Tensor tensor) {
        tensors.put(name, tensor);
        return this;
    }

    /** Adds an entry to the file's metadata. */
    public Safetensors describe(String key, String value) {
        metadata.put(key, value);
        return this;
    }

    /** The tensors, in the file's order. */
    public Map<String, Tensor> tensors() {
        return Collections.unmodifiableMap(tensors);
    }

    /** The tensor of that name. Throws {@link MalformedSafetensorsException} if there is none. */
    public Tensor tensor(String name) {
        var tensor = tensors.get(name);
        if (tensor == null) {
            throw new MalformedSafetensorsException("has no tensor " + name);
        }
        return tensor;
    }

    /** What the file says about itself. */
    public Map<String, String> metadata() {
        return Collections.unmodifiableMap(metadata);
    }

    /** The file. */
    public ByteBuffer encode() {
        byte[] header = header();
        long size = Long.BYTES + (long) header.length;
        for (var tensor : tensors.values()) {
            size += tensor.content.remaining();
        }
        var file = ByteBuffer.allocate(Math.toIntExact(size)).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(header.length).put(header);
        tensors.values().forEach(tensor -> file.put(tensor.content()));
        return file.flip();
    }

    private byte[] header() {
        var header = JSON.createObjectNode();
        if (!metadata.isEmpty()) {
            var entries = header.putObject(METADATA);
            metadata.forEach(entries::put);
        }
        long offset = 0;
        for (var entry : tensors.entrySet()) {
            var tensor = entry.getValue();
            long end = offset + tensor.content.remaining();
            describe(header.putObject(entry.getKey()), tensor, offset, end);
            offset = end;
        }
        var text = header.toString().getBytes(StandardCharsets.UTF_8);
        int padded = (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        var bytes = Arrays.copyOf(text, padded);
        Arrays.fill(bytes, text.length, padded, (byte) ' ');
        return bytes;
    }

    private static void describe(ObjectNode entry, Tensor tensor, long begin, long end) {
        entry.put("dtype", tensor.type.name());
        var shape = entry.putArray("shape");
        for (long edge : tensor.shape) {
            shape.add(edge);
        }
        entry.putArray("data_offsets").add(begin).add(end);
    }

    /**
     * Reads a file. The tensors are views of {@code file}.
     *
     * @throws MalformedSafetensorsException if it is not what the format says
     */
    public static Safetensors decode(ByteBuffer file) {
        var bytes = file.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.remaining() < Long.BYTES) {
            throw new MalformedSafetensorsException(
                    "has " + bytes.remaining() + " bytes, less than its header's length");
        }
        long headerLength = bytes.getLong();
        if (headerLength < 0 || headerLength > Math.min(bytes.remaining(), LARGEST_HEADER)) {
            throw new MalformedSafetensorsException("says that its header has " + headerLength + " bytes");
        }
        byte[] header = new byte[(int) headerLength];
        bytes.get(header);
        return decode(header, bytes.slice());
    }

    private static Safetensors decode(byte[] header, ByteBuffer data) {
        var decoded = new Safetensors();
        try {
            for (var entry :
                    JSON.readTree(new String(header, StandardCharsets.UTF_8)).properties()) {
                if (entry.getKey().equals(METADATA)) {
                    entry.getValue()
                            .properties()
                            .forEach(each -> decoded.describe(
                                    each.getKey(), each.getValue().asText()));
                } else {
                    decoded.put(entry.getKey(), tensor(entry.getValue(), data));
                }
            }
        } catch (JsonProcessingException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | ArithmeticException e) {
            throw new MalformedSafetensorsException("has a header that is wrong: " + e.getMessage(), e);
        }
        return decoded;
    }

    private static Tensor tensor(JsonNode entry, ByteBuffer data) {
        var shape = new long[entry.path("shape").size()];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = entry.path("shape").path(i).asLong(-1);
        }
        int begin = entry.path("data_offsets").path(0).asInt(-1);
        int end = entry.path("data_offsets").path(1).asInt(-1);
        return new Tensor(DataType.valueOf(entry.path("dtype").asText()), shape, data.slice(begin, end - begin));
    }
}
