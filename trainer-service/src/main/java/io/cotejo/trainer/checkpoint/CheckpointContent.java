package io.cotejo.trainer.checkpoint;

import io.cotejo.events.artifact.Safetensors;
import io.cotejo.events.artifact.Safetensors.DataType;
import io.cotejo.events.artifact.Safetensors.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * All that a run needs to go on after an epoch as if nothing had happened: parameters and buffers by their PyTorch names,
 * the optimizer's state as {@code optimizer.<parameter>.<slot>}, and the rest as metadata. Immutable; owns no native
 * memory.
 */
public final class CheckpointContent {
    static final String OPTIMIZER = "optimizer.";
    /** PyTorch's count of batches, which nothing here needs, but its {@code load_state_dict}. */
    static final String BATCHES = ".num_batches_tracked";

    private static final String RUNNING_MEAN = ".running_mean";
    private static final String CALLBACK = "callback.";
    private static final String FORMAT = "cotejo.checkpoint.v1";

    private final CheckpointHeader header;
    private final Map<String, Tensor> weights;
    private final Map<String, Tensor> optimizer;
    private final Map<String, String> callbacks;

    /**
     * Takes over what it is given.
     *
     * @param weights parameters and buffers, in the network's order
     * @param optimizer state by {@code <parameter>.<slot>}
     * @param callbacks state of what happens between epochs
     */
    public CheckpointContent(
            CheckpointHeader header,
            Map<String, Tensor> weights,
            Map<String, Tensor> optimizer,
            Map<String, String> callbacks) {
        this.header = header;
        this.weights = new LinkedHashMap<>(weights);
        this.optimizer = new LinkedHashMap<>(optimizer);
        this.callbacks = Map.copyOf(callbacks);
    }

    /** Which epoch of which job it is, and how the run stands. */
    public CheckpointHeader header() {
        return header;
    }

    /** Parameters and buffers by their PyTorch names, in the network's order. */
    public Map<String, Tensor> weights() {
        return new LinkedHashMap<>(weights);
    }

    /** The optimizer's state by {@code <parameter>.<slot>}. */
    public Map<String, Tensor> optimizer() {
        return new LinkedHashMap<>(optimizer);
    }

    /** State of what happens between epochs. */
    public Map<String, String> callbacks() {
        return callbacks;
    }

    /** The file, in the safetensors format. */
    public ByteBuffer encode() {
        var file = new Safetensors().describe("format", FORMAT);
        header.describe(file);
        callbacks.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> file.describe(CALLBACK + entry.getKey(), entry.getValue()));
        weights.keySet().stream()
                .filter(name -> name.endsWith(RUNNING_MEAN))
                .forEach(name -> file.put(name.replace(RUNNING_MEAN, BATCHES), batches())); // first: 8 bytes, aligned
        weights.forEach(file::put);
        optimizer.forEach((name, tensor) -> file.put(OPTIMIZER + name, tensor));
        return file.encode();
    }

    private Tensor batches() {
        var steps = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        return new Tensor(
                DataType.I64,
                new long[0],
                steps.putLong(header.optimizerSteps()).flip());
    }

    /**
     * Reads a file.
     *
     * @throws io.cotejo.events.artifact.MalformedSafetensorsException if it is no safetensors file
     * @throws CheckpointException if it is one, but no checkpoint
     */
    public static CheckpointContent decode(ByteBuffer bytes) {
        var file = Safetensors.decode(bytes);
        if (!FORMAT.equals(file.metadata().get("format"))) {
            throw new CheckpointException("is no checkpoint of this program: its metadata lack format " + FORMAT);
        }
        var weights = new LinkedHashMap<String, Tensor>();
        var optimizer = new LinkedHashMap<String, Tensor>();
        file.tensors().forEach((name, tensor) -> {
            if (name.startsWith(OPTIMIZER)) {
                optimizer.put(name.substring(OPTIMIZER.length()), tensor);
            } else if (!name.endsWith(BATCHES)) {
                weights.put(name, tensor);
            }
        });
        return new CheckpointContent(CheckpointHeader.read(file), weights, optimizer, callbacks(file));
    }

    private static Map<String, String> callbacks(Safetensors file) {
        var callbacks = new LinkedHashMap<String, String>();
        file.metadata().forEach((key, value) -> {
            if (key.startsWith(CALLBACK)) {
                callbacks.put(key.substring(CALLBACK.length()), value);
            }
        });
        return callbacks;
    }
}
