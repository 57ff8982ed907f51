package io.cotejo.trainer.export;

import io.cotejo.events.artifact.Safetensors.Tensor;
import io.cotejo.events.job.ActivationKind;
import io.cotejo.events.job.LayerSpec;
import io.cotejo.trainer.network.NetworkPlan;
import io.cotejo.trainer.network.PixelScaling;
import io.cotejo.trainer.network.PlannedLayer;
import io.cotejo.trainer.protobuf.ProtobufWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;

/**
 * A network as an ONNX file: raw pixels in, logits and probabilities out. The scaling of the pixels is part of the graph,
 * so that no client can get it wrong.
 */
final class OnnxModel {
    static final String INPUT = "image";
    static final String LOGITS = "logits";
    static final String PROBABILITIES = "probabilities";

    private static final int OPSET = 17;
    private static final int IR_VERSION = 8; // the oldest that has opset 17
    private static final String PRODUCER = "cotejo";

    private final NetworkPlan plan;
    private final PixelScaling scaling;
    private final Map<String, Tensor> weights;
    private final OnnxGraph graph = new OnnxGraph(INPUT);

    OnnxModel(NetworkPlan plan, PixelScaling scaling, Map<String, Tensor> weights) {
        this.plan = plan;
        this.scaling = scaling;
        this.weights = weights;
    }

    /** The file. To be asked for once. */
    byte[] encode(SortedMap<String, String> metadata) {
        scale();
        plan.layers().forEach(this::append);
        graph.append("Softmax", PROBABILITIES, OnnxMessages.integer("axis", 1));
        var image = plan.image();
        var input =
                OnnxMessages.value(INPUT, OnnxMessages.UINT8, List.of(image.channels(), image.height(), image.width()));
        var outputs = List.of(
                OnnxMessages.value(LOGITS, OnnxMessages.FLOAT, List.of(plan.classes())),
                OnnxMessages.value(PROBABILITIES, OnnxMessages.FLOAT, List.of(plan.classes())));
        var model = new ProtobufWriter()
                .integer(1, IR_VERSION)
                .text(2, PRODUCER)
                .message(7, graph.message(PRODUCER, input, outputs))
                .message(8, new ProtobufWriter().text(1, "").integer(2, OPSET));
        metadata.forEach((key, value) -> model.message(14, OnnxMessages.entry(key, value)));
        return model.toByteArray();
    }

    private void scale() {
        graph.append("Cast", "pixels", OnnxMessages.integer("to", OnnxMessages.FLOAT));
        graph.append("Div", "scaled", List.of(graph.perChannel("pixel_divisors", scaling.divisors())));
        graph.append("Sub", "normalized", List.of(graph.perChannel("pixel_offsets", scaling.offsets())));
    }

    private void append(PlannedLayer layer) {
        boolean last = layer.index() == plan.layers().size() - 1;
        var output = last ? LOGITS : "layer" + layer.index();
        switch (layer.spec()) {
            case LayerSpec.Conv2d conv -> convolution(conv, output, constants(layer));
            case LayerSpec.MaxPool2d pool ->
                graph.append(
                        "MaxPool", output, square("kernel_shape", pool.kernel()), square("strides", pool.stride()));
            case LayerSpec.Linear linear ->
                graph.append("Gemm", output, constants(layer), OnnxMessages.integer("transB", 1));
            case LayerSpec.Activation activation -> activation(activation.kind(), output);
            case LayerSpec.BatchNorm norm ->
                graph.append("BatchNormalization", output, constants(layer), OnnxMessages.real("epsilon", (float)
                        norm.settings().epsilon()));
            case LayerSpec.Flatten flatten -> graph.append("Flatten", output, OnnxMessages.integer("axis", 1));
            case LayerSpec.Dropout dropout -> {} // drops nothing outside training
        }
    }

    private List<String> constants(PlannedLayer layer) {
        return layer.tensors().stream()
                .map(tensor -> graph.constant(
                        tensor.name(), Objects.requireNonNull(weights.get(tensor.name()), tensor.name())))
                .toList();
    }

    private void convolution(LayerSpec.Conv2d conv, String output, List<String> constants) {
        graph.append(
                "Conv",
                output,
                constants,
                square("kernel_shape", conv.kernel()),
                square("strides", conv.stride()),
                OnnxMessages.integers("pads", conv.padding(), conv.padding(), conv.padding(), conv.padding()));
    }

    private static ProtobufWriter square(String name, int edge) {
        return OnnxMessages.integers(name, edge, edge);
    }

    private void activation(ActivationKind kind, String output) {
        switch (kind) {
            case RELU -> graph.append("Relu", output);
            case TANH -> graph.append("Tanh", output);
            case SIGMOID -> graph.append("Sigmoid", output);
            case GELU -> gelu(output);
        }
    }

    /** {@code x · (1 + erf(x / √2)) / 2}: opset 17 has no operator for it. */
    private void gelu(String output) {
        var values = graph.current();
        graph.append("Mul", output + "_scaled", List.of(graph.constant(output + "_root", (float) Math.sqrt(0.5))));
        graph.append("Erf", output + "_erf");
        graph.append("Add", output + "_shifted", List.of(graph.constant(output + "_one", 1)));
        graph.append("Mul", output + "_gated", List.of(values));
        graph.append("Mul", output, List.of(graph.constant(output + "_half", 0.5f)));
    }
}
