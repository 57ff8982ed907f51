package io.cotejo.events;

import java.util.List;

/**
 * What an exported model takes and gives.
 *
 * @param inputs in the graph's order
 * @param outputs in the graph's order
 */
public record Signature(List<Tensor> inputs, List<Tensor> outputs) {
    public Signature {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /**
     * One named tensor.
     *
     * @param datatype in the Open Inference Protocol's words: {@code UINT8}, {@code FP32}
     * @param shape -1 where the batch goes: {@code [-1, 1, 28, 28]}
     */
    public record Tensor(String name, String datatype, List<Integer> shape) {
        public Tensor {
            Checks.notBlank("name", name);
            Checks.notBlank("datatype", datatype);
            shape = List.copyOf(shape);
        }
    }
}
