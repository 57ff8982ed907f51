package io.cotejo.trainer.export;

import io.cotejo.trainer.protobuf.ProtobufWriter;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Messages of <a href="https://github.com/onnx/onnx/blob/v1.14.1/onnx/onnx.proto3">onnx.proto3</a>, with its field numbers. */
final class OnnxMessages {
    /** {@code TensorProto.DataType.FLOAT}. */
    static final int FLOAT = 1;
    /** {@code TensorProto.DataType.UINT8}. */
    static final int UINT8 = 2;

    private static final int ATTRIBUTE_FLOAT = 1;
    private static final int ATTRIBUTE_INT = 2;
    private static final int ATTRIBUTE_INTS = 7;

    private OnnxMessages() {}

    /** {@code TensorProto} of floats. */
    static ProtobufWriter tensor(String name, long[] shape, byte[] littleEndian) {
        var tensor = new ProtobufWriter();
        for (long edge : shape) {
            tensor.integer(1, edge);
        }
        return tensor.integer(2, FLOAT).text(8, name).bytes(9, littleEndian);
    }

    /** {@code TensorProto} of floats. */
    static ProtobufWriter tensor(String name, long[] shape, List<Float> values) {
        var bytes = ByteBuffer.allocate(values.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        values.forEach(bytes::putFloat);
        return tensor(name, shape, bytes.array());
    }

    /** {@code AttributeProto} of one integer. */
    static ProtobufWriter integer(String name, long value) {
        return new ProtobufWriter().text(1, name).integer(3, value).integer(20, ATTRIBUTE_INT);
    }

    /** {@code AttributeProto} of one float. */
    static ProtobufWriter real(String name, float value) {
        return new ProtobufWriter().text(1, name).real(2, value).integer(20, ATTRIBUTE_FLOAT);
    }

    /** {@code AttributeProto} of several integers. */
    static ProtobufWriter integers(String name, long... values) {
        var attribute = new ProtobufWriter().text(1, name);
        for (long value : values) {
            attribute.integer(8, value);
        }
        return attribute.integer(20, ATTRIBUTE_INTS);
    }

    /** {@code NodeProto} with one output, which is its name too. */
    static ProtobufWriter node(String operator, List<String> inputs, String output, List<ProtobufWriter> attributes) {
        var node = new ProtobufWriter();
        inputs.forEach(input -> node.text(1, input));
        node.text(2, output).text(3, output).text(4, operator);
        attributes.forEach(attribute -> node.message(5, attribute));
        return node;
    }

    /** {@code ValueInfoProto} of a tensor whose first dimension is the batch. */
    static ProtobufWriter value(String name, int type, List<Integer> shapeOfOne) {
        var shape = new ProtobufWriter().message(1, new ProtobufWriter().text(2, "batch"));
        shapeOfOne.forEach(edge -> shape.message(1, new ProtobufWriter().integer(1, edge)));
        var tensor = new ProtobufWriter().integer(1, type).message(2, shape);
        return new ProtobufWriter().text(1, name).message(2, new ProtobufWriter().message(1, tensor));
    }

    /** {@code StringStringEntryProto}. */
    static ProtobufWriter entry(String key, String value) {
        return new ProtobufWriter().text(1, key).text(2, value);
    }
}
