package io.cotejo.trainer.checkpoint;

import io.cotejo.events.artifact.ArtifactStore;
import io.cotejo.events.artifact.MalformedSafetensorsException;
import io.cotejo.events.artifact.Safetensors;
import io.cotejo.events.artifact.Safetensors.Tensor;
import io.cotejo.trainer.network.NetworkPlan;
import io.cotejo.trainer.network.PlannedLayer;
import io.cotejo.trainer.network.TensorSpec;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Weights from elsewhere that a network is to begin with: of another run's checkpoint, or of any safetensors file with
 * the names of PyTorch's {@code state_dict}. Immutable; owns no native memory.
 */
public final class GivenWeights {
    private static final int MOST_NAMED = 5;

    private final Origin origin;
    private final String sha256;
    private final Map<String, Tensor> tensors;

    private GivenWeights(Origin origin, String sha256, Map<String, Tensor> tensors) {
        this.origin = origin;
        this.sha256 = sha256;
        this.tensors = tensors;
    }

    /**
     * Reads a file.
     *
     * @throws GivenWeightsException if it is no safetensors file
     */
    public static GivenWeights decode(Origin origin, byte[] file) {
        try {
            var tensors = new LinkedHashMap<String, Tensor>();
            Safetensors.decode(ByteBuffer.wrap(file)).tensors().forEach((name, tensor) -> {
                if (!name.startsWith(CheckpointContent.OPTIMIZER) && !name.endsWith(CheckpointContent.BATCHES)) {
                    tensors.put(name, tensor);
                }
            });
            return new GivenWeights(origin, ArtifactStore.sha256(ByteBuffer.wrap(file)), tensors);
        } catch (MalformedSafetensorsException e) {
            throw origin.refuse("must be a safetensors file, but it " + e.getMessage());
        }
    }

    /** Where they come from. */
    public Origin origin() {
        return origin;
    }

    /** SHA-256 of the file, in lower-case hexadecimal. */
    public String sha256() {
        return sha256;
    }

    /**
     * What a network takes over, as F32: everything, or everything but its last layer if that is for another number of
     * classes.
     *
     * @throws GivenWeightsException if anything else does not fit
     */
    public Map<String, Tensor> fitting(NetworkPlan plan) {
        var wanted = plan.tensors().stream().collect(Collectors.toMap(TensorSpec::name, Function.identity()));
        var anew = isForOtherClasses(plan.layers().getLast())
                ? plan.layers().getLast().tensors()
                : List.<TensorSpec>of();
        var complaints = new ArrayList<String>();
        var taken = new LinkedHashMap<String, Tensor>();
        for (var spec : plan.tensors()) {
            if (anew.contains(spec)) {
                continue;
            }
            var tensor = tensors.get(spec.name());
            var wrong = wrong(tensor, spec);
            if (wrong != null || tensor == null) {
                complaints.add("the tensor " + spec.name() + " " + wrong + ", needed is " + spec.shape());
            } else {
                taken.put(spec.name(), Floats.single(tensor));
            }
        }
        tensors.keySet().stream()
                .filter(name -> !wanted.containsKey(name))
                .forEach(name -> complaints.add(
                        "the tensor " + name + " " + shape(tensors.get(name)) + " has no place in the network"));
        requireNone(complaints);
        return taken;
    }

    private void requireNone(List<String> complaints) {
        if (!complaints.isEmpty()) {
            int more = complaints.size() - MOST_NAMED;
            throw origin.refuse("must hold the weights of the same network, but for the last layer: "
                    + complaints.stream().limit(MOST_NAMED).collect(Collectors.joining("; "))
                    + (more > 0 ? "; and " + more + " more" : ""));
        }
    }

    /** The weights and biases are there, and only the number of classes differs. */
    private boolean isForOtherClasses(PlannedLayer last) {
        boolean other = false;
        for (var spec : last.tensors()) {
            var given = tensors.get(spec.name());
            if (given == null || given.shape().length != spec.shape().size()) {
                return false;
            }
            for (int i = 1; i < spec.shape().size(); i++) {
                if (given.shape()[i] != spec.shape().get(i)) {
                    return false;
                }
            }
            other |= given.shape()[0] != spec.shape().getFirst();
        }
        return other;
    }

    private static @Nullable String wrong(@Nullable Tensor tensor, TensorSpec spec) {
        if (tensor == null) {
            return "is missing";
        }
        var needed = spec.shape().stream().map(Integer::longValue).toList();
        if (!shape(tensor).equals(needed)) {
            return "has the shape " + shape(tensor);
        }
        if (!Floats.isFloat(tensor.type())) {
            return "is " + tensor.type() + " instead of F32, F16, BF16 or F64";
        }
        return Floats.isFinite(tensor) ? null : "holds values that are no finite numbers";
    }

    private static List<Long> shape(@Nullable Tensor tensor) {
        return tensor == null
                ? List.of()
                : Arrays.stream(tensor.shape()).boxed().toList();
    }
}
