package io.cotejo.trainer.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import io.cotejo.trainer.engine.Program;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A network's program on several threads, each with a share of every batch. They wait for each other once a step, where an engine with
 * several threads of its own would wait in every operation. The first share is the calling thread's. Results depend in their last bits on
 * how many there are.
 */
final class Shares implements AutoCloseable {
    private final Program own;
    private final List<Share> others;
    private final List<NDArray> parameters;
    private @Nullable Program gather;

    /**
     * Starts the threads.
     *
     * @param tensors parameters and buffers, in the network's order; not copied
     * @param parameters those of them that have gradients; all of them if there are several shares
     */
    Shares(int count, List<NDArray> tensors, List<NDArray> parameters, List<NDArray> scaling, NetworkScript script) {
        var known = Map.of(NetworkScript.TENSORS, tensors, NetworkScript.SCALING, scaling);
        this.parameters = parameters;
        this.own = new Program(known, script.of(0, count));
        this.others = IntStream.range(1, count)
                .mapToObj(share -> new Share(parameters, known, script.of(share, count)))
                .toList();
    }

    /** One row for each image, in the manager of the images. */
    NDArray logits(NDArray pixels) {
        return together(program -> program.compute(NetworkScript.LOGITS, pixels));
    }

    /**
     * Adds the gradients of a batch to the parameters'.
     *
     * @return one row for each image, in the manager of the first argument
     */
    NDArray backward(NDArray... arguments) {
        var logProbabilities = together(program -> program.record(arguments));
        if (!others.isEmpty()) {
            if (gather == null) {
                gather = gathering();
            }
            gather.execute("gather");
        }
        return logProbabilities;
    }

    private NDArray together(Function<Program, NDArray> call) {
        if (others.isEmpty()) {
            return call.apply(own);
        }
        var begun = others.stream().map(share -> share.begin(call)).toList();
        var rows = new NDList();
        try {
            rows.add(call.apply(own));
        } finally {
            CompletableFuture.allOf(begun.toArray(CompletableFuture[]::new))
                    .exceptionally(_ -> null) // whatever failed: nobody may free what another thread still reads
                    .join();
        }
        begun.forEach(each -> rows.add(each.join()));
        return NDArrays.concat(rows);
    }

    /** The engine adds to the same arrays from the first backward pass on, so that they are asked for once. */
    private Program gathering() {
        var lists = new LinkedHashMap<String, List<NDArray>>();
        lists.put("sum", parameters.stream().map(NDArray::getGradient).toList());
        var method = new StringBuilder("  def gather(self: __torch__.Program) -> int:\n");
        for (int i = 0; i < others.size(); i++) {
            lists.put("share" + i, others.get(i).gradients());
            method.append("""
                        torch._foreach_add_(torch._unwrap_optional(self.sum), torch._unwrap_optional(self.share%d))
                    """.formatted(i));
        }
        return new Program(lists, method.append("    return 0\n").toString());
    }

    @Override
    public void close() {
        others.forEach(Share::close);
        if (gather != null) {
            gather.close();
        }
        own.close();
    }
}
