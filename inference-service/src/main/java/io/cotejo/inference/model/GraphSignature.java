package io.cotejo.inference.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.cotejo.events.Signature;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a graph itself says that it takes and gives. */
record GraphSignature(ImageShape image, int classes) {

    /**
     * Reads it from a session.
     *
     * @throws IllegalArgumentException if it is not one input of images and two outputs of scores
     */
    static GraphSignature of(OrtSession session) throws OrtException {
        var inputs = session.getInputInfo();
        var outputs = session.getOutputInfo();
        if (inputs.size() != 1 || outputs.size() != 2) {
            throw new IllegalArgumentException("the graph must take '" + OnnxClassifier.INPUT + "' and give '"
                    + OnnxClassifier.LOGITS + "' and '" + OnnxClassifier.PROBABILITIES + "', takes " + inputs.keySet()
                    + " and gives " + outputs.keySet());
        }
        var image = tensor(inputs, OnnxClassifier.INPUT, OnnxJavaType.UINT8, 4);
        var logits = tensor(outputs, OnnxClassifier.LOGITS, OnnxJavaType.FLOAT, 2);
        var probabilities = tensor(outputs, OnnxClassifier.PROBABILITIES, OnnxJavaType.FLOAT, 2);
        if (logits[1] < 1 || logits[1] != probabilities[1]) {
            throw new IllegalArgumentException(
                    "the graph gives " + logits[1] + " logits and " + probabilities[1] + " probabilities");
        }
        return new GraphSignature(
                new ImageShape(Math.toIntExact(image[1]), Math.toIntExact(image[2]), Math.toIntExact(image[3])),
                Math.toIntExact(logits[1]));
    }

    private static long[] tensor(Map<String, NodeInfo> nodes, String name, OnnxJavaType type, int rank) {
        var node = nodes.get(name);
        if (!(node(node) instanceof TensorInfo tensor)) {
            throw new IllegalArgumentException("the graph has no tensor '" + name + "', it has " + nodes.keySet());
        }
        var shape = tensor.getShape();
        if (tensor.type != type || shape.length != rank || shape[0] != -1) {
            throw new IllegalArgumentException("the graph's '" + name + "' must be " + type + " with " + rank
                    + " dimensions, the first one variable; is " + tensor.type + " " + Arrays.toString(shape));
        }
        return shape;
    }

    private static @Nullable Object node(@Nullable NodeInfo node) {
        return node == null ? null : node.getInfo();
    }

    /** True if an export announced just this, in whatever order. */
    boolean matches(Signature announced) {
        var inputs = List.of(new Signature.Tensor(OnnxClassifier.INPUT, "UINT8", image.tensorShape()));
        var scores = List.of(-1, classes);
        var outputs = List.of(
                new Signature.Tensor(OnnxClassifier.LOGITS, "FP32", scores),
                new Signature.Tensor(OnnxClassifier.PROBABILITIES, "FP32", scores));
        return announced.inputs().equals(inputs)
                && announced.outputs().size() == outputs.size()
                && new HashSet<>(announced.outputs()).equals(new HashSet<>(outputs));
    }
}
