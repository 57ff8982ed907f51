package io.cotejo.inference.model;

import io.cotejo.inference.model.ProviderConfig.Wish;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which provider computes the models of this process, which has one ONNX Runtime.
 *
 * @param reason why it is that one, in a few words
 */
record ProviderChoice(Provider provider, String reason) {
    private static @Nullable ProviderChoice current;

    /** The one in force: chosen at start, or else as {@code auto} chooses. */
    static synchronized ProviderChoice current() {
        var choice = current;
        if (choice == null) {
            choice = of(Wish.AUTO, CudaCheck::obstacle);
            current = choice;
        }
        return choice;
    }

    /** Puts it in force; sessions that are open stay as they are. */
    static synchronized void use(ProviderChoice choice) {
        current = choice;
    }

    /**
     * Chooses.
     *
     * @param obstacle why CUDA cannot be used; empty if it can. Asked for only where it matters
     * @throws IllegalStateException if CUDA is wished for and cannot be used
     */
    static ProviderChoice of(Wish wish, Supplier<Optional<String>> obstacle) {
        return switch (wish) {
            case CPU -> new ProviderChoice(Provider.CPU, "cotejo.inference.provider is cpu");
            case AUTO ->
                obstacle.get()
                        .map(reason -> new ProviderChoice(Provider.CPU, reason))
                        .orElseGet(ProviderChoice::cuda);
            case CUDA -> {
                obstacle.get().ifPresent(reason -> {
                    throw new IllegalStateException("cotejo.inference.provider is cuda, but " + reason
                            + "; put that right, or set it to auto or cpu");
                });
                yield cuda();
            }
        };
    }

    private static ProviderChoice cuda() {
        return new ProviderChoice(Provider.CUDA, "a graphics card has passed the self-test");
    }
}
