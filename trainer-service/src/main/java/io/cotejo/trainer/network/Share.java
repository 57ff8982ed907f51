package io.cotejo.trainer.network;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.cotejo.trainer.engine.Program;
import io.cotejo.trainer.engine.TorchEngine;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * One of several equal shares of each batch, on a thread of its own: with the network's weights, but with gradients of its own, which are
 * added to the network's after each batch.
 */
final class Share implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("share").factory());
    private final NDManager manager = TorchEngine.newManager();
    private final List<NDArray> gradients;
    private final Program program;

    /**
     * Prepares the program on its thread.
     *
     * @param tensors for the program; among them the parameters, which all have gradients
     * @param methods of {@link NetworkScript} for this share
     */
    Share(List<NDArray> parameters, Map<String, List<NDArray>> tensors, String methods) {
        this.gradients = parameters.stream()
                .map(parameter -> manager.zeros(parameter.getShape()))
                .toList();
        var all = new HashMap<>(tensors);
        all.put(NetworkScript.GRADIENTS, gradients);
        this.program = CompletableFuture.supplyAsync(
                        () -> {
                            TorchEngine.enter();
                            return new Program(all, methods);
                        },
                        thread)
                .join();
    }

    /** Begins something with the program, on this share's thread. */
    CompletableFuture<NDArray> begin(Function<Program, NDArray> call) {
        return CompletableFuture.supplyAsync(() -> call.apply(program), thread);
    }

    /** Those of its last backward pass, in the network's order. */
    List<NDArray> gradients() {
        return gradients;
    }

    @Override
    public void close() {
        thread.close();
        program.close();
        manager.close();
    }
}
