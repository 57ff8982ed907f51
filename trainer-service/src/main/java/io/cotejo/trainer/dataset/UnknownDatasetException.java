package io.cotejo.trainer.dataset;

import java.util.List;

/** There is no dataset of that name. */
public final class UnknownDatasetException extends RuntimeException {
    UnknownDatasetException(String name, List<String> known) {
        super("dataset.name must be one of " + String.join(", ", known) + ", was " + name);
    }
}
