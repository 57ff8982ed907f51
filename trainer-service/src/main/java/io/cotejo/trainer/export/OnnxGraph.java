package io.cotejo.trainer.export;

import io.cotejo.events.artifact.Safetensors.Tensor;
import io.cotejo.trainer.protobuf.ProtobufWriter;
import java.util.ArrayList;
import java.util.List;

/** A graph that grows node by node; each node takes what the one before has given. */
final class OnnxGraph {
    private final List<ProtobufWriter> nodes = new ArrayList<>();
    private final List<ProtobufWriter> constants = new ArrayList<>();
    private String current;

    /** Begins with an input of the graph. */
    OnnxGraph(String input) {
        this.current = input;
    }

    /** The name of what the last node has given. */
    String current() {
        return current;
    }

    /** Adds a node after the last one, with further inputs beside what that has given. */
    void append(String operator, String output, List<String> others, ProtobufWriter... attributes) {
        var inputs = new ArrayList<String>();
        inputs.add(current);
        inputs.addAll(others);
        nodes.add(OnnxMessages.node(operator, inputs, output, List.of(attributes)));
        current = output;
    }

    /** Adds a node after the last one. */
    void append(String operator, String output, ProtobufWriter... attributes) {
        append(operator, output, List.of(), attributes);
    }

    /** Adds weights, and gives their name back. */
    String constant(String name, Tensor tensor) {
        var content = tensor.content();
        var bytes = new byte[content.remaining()];
        content.get(bytes);
        constants.add(OnnxMessages.tensor(name, tensor.shape(), bytes));
        return name;
    }

    /** Adds one number, and gives its name back. */
    String constant(String name, float value) {
        constants.add(OnnxMessages.tensor(name, new long[0], List.of(value)));
        return name;
    }

    /** Adds a number for each channel of {@code [batch, channels, height, width]}, and gives the name back. */
    String perChannel(String name, List<Float> values) {
        constants.add(OnnxMessages.tensor(name, new long[] {1, values.size(), 1, 1}, values));
        return name;
    }

    /** {@code GraphProto}. */
    ProtobufWriter message(String name, ProtobufWriter input, List<ProtobufWriter> outputs) {
        var graph = new ProtobufWriter();
        nodes.forEach(node -> graph.message(1, node));
        graph.text(2, name);
        constants.forEach(constant -> graph.message(5, constant));
        graph.message(11, input);
        outputs.forEach(output -> graph.message(12, output));
        return graph;
    }
}
