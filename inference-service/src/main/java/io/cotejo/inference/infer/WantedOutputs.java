package io.cotejo.inference.infer;

import java.util.Map;
import java.util.Optional;

/**
 * Which outputs a client asked for, and in which form.
 *
 * @param named true for binary, false for JSON, nothing for the default; no names at all mean every output
 * @param binary the default
 */
record WantedOutputs(Map<String, Optional<Boolean>> named, boolean binary) {
    WantedOutputs {
        named = Map.copyOf(named);
    }

    boolean wants(String output) {
        return named.isEmpty() || named.containsKey(output);
    }

    boolean binary(String output) {
        return named.getOrDefault(output, Optional.empty()).orElse(binary);
    }
}
