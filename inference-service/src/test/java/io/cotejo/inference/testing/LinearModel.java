package io.cotejo.inference.testing;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import io.cotejo.events.Signature;
import io.cotejo.inference.model.ImageShape;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A graph whose answers can be computed by hand: pixel {@code p} adds a thousandth of its value to class {@code p mod
 * classes}, and one favourite class has a head start.
 */
public record LinearModel(ImageShape shape, int classes, int favourite, float headStart) {
    private static final float WEIGHT = 0.001f;

    /** Ten classes over 28 × 28 grey pixels. */
    public static LinearModel favouring(int favourite) {
        return new LinearModel(new ImageShape(1, 28, 28), 10, favourite, 2);
    }

    /** What it must answer for one image. */
    public float[] logits(byte[] pixels) {
        var sums = new long[classes];
        for (int p = 0; p < pixels.length; p++) {
            sums[p % classes] += pixels[p] & 0xFF;
        }
        var logits = new float[classes];
        for (int i = 0; i < classes; i++) {
            logits[i] = sums[i] * WEIGHT + (i == favourite ? headStart : 0);
        }
        return logits;
    }

    /** Softmax of {@link #logits}. */
    public double[] probabilities(byte[] pixels) {
        var logits = logits(pixels);
        var exponentials = IntStream.range(0, classes)
                .mapToDouble(i -> Math.exp(logits[i]))
                .toArray();
        double sum =
                IntStream.range(0, classes).mapToDouble(i -> exponentials[i]).sum();
        return IntStream.range(0, classes)
                .mapToDouble(i -> exponentials[i] / sum)
                .toArray();
    }

    /** What an export of it announces. */
    public Signature signature() {
        return new Signature(
                List.of(new Signature.Tensor("image", "UINT8", shape.tensorShape())),
                List.of(
                        new Signature.Tensor("logits", "FP32", List.of(-1, classes)),
                        new Signature.Tensor("probabilities", "FP32", List.of(-1, classes))));
    }

    /** The classes' names. */
    public List<String> labels() {
        return IntStream.range(0, classes).mapToObj(i -> "label-" + i).toList();
    }

    /** The ONNX file. */
    public byte[] onnx() {
        return onnx("image");
    }

    /** The ONNX file with another name for its input. */
    public byte[] onnx(String input) {
        var graph = GraphProto.newBuilder()
                .setName("linear")
                .addInput(value(input, TensorProto.DataType.UINT8, shape.channels(), shape.height(), shape.width()))
                .addOutput(value("logits", TensorProto.DataType.FLOAT, classes))
                .addOutput(value("probabilities", TensorProto.DataType.FLOAT, classes))
                .addInitializer(weights())
                .addInitializer(bias())
                .addNode(node("Cast", List.of(input), "numbers", "to", TensorProto.DataType.FLOAT.getNumber()))
                .addNode(node("Flatten", List.of("numbers"), "flat", "axis", 1))
                .addNode(node("Gemm", List.of("flat", "weights", "bias"), "logits", "transB", 0))
                .addNode(node("Softmax", List.of("logits"), "probabilities", "axis", 1));
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private TensorProto weights() {
        var weights = tensor("weights", shape.bytes(), classes);
        for (int p = 0; p < shape.bytes(); p++) {
            for (int i = 0; i < classes; i++) {
                weights.addFloatData(p % classes == i ? WEIGHT : 0);
            }
        }
        return weights.build();
    }

    private TensorProto bias() {
        var bias = tensor("bias", classes);
        for (int i = 0; i < classes; i++) {
            bias.addFloatData(i == favourite ? headStart : 0);
        }
        return bias.build();
    }

    private static TensorProto.Builder tensor(String name, long... edges) {
        var tensor = TensorProto.newBuilder().setName(name).setDataType(TensorProto.DataType.FLOAT.getNumber());
        for (long edge : edges) {
            tensor.addDims(edge);
        }
        return tensor;
    }

    private static NodeProto node(String operator, List<String> inputs, String output, String attribute, long value) {
        return NodeProto.newBuilder()
                .setOpType(operator)
                .addAllInput(inputs)
                .addOutput(output)
                .addAttribute(AttributeProto.newBuilder()
                        .setName(attribute)
                        .setType(AttributeProto.AttributeType.INT)
                        .setI(value))
                .build();
    }

    private static ValueInfoProto value(String name, TensorProto.DataType type, long... edges) {
        var dimensions = TensorShapeProto.newBuilder()
                .addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("batch"));
        for (long edge : edges) {
            dimensions.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(edge));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(type.getNumber())
                                .setShape(dimensions)))
                .build();
    }
}
