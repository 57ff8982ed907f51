package io.cotejo.inference.infer;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which outputs a client asked for, and in which form.
 *
 * @param named what was said about each; no names at all mean every output
 * @param binary the default
 */
record WantedOutputs(Map<String, Form> named, boolean binary) {
    /**
     * The form of one output.
     *
     * @param binary true for binary, false for JSON, null for the default
     * @param classes the most classes to be named, best first; null for a score of every class
     */
    record Form(@Nullable Boolean binary, @Nullable Integer classes) {
        static final Form DEFAULT = new Form(null, null);

        static Form of(Parameters parameters) {
            return new Form(
                    parameters.withoutSharedMemory().flag("binary_data").orElse(null),
                    parameters.classification().orElse(null));
        }
    }

    WantedOutputs {
        named = Map.copyOf(named);
    }

    boolean wants(String output) {
        return named.isEmpty() || named.containsKey(output);
    }

    boolean binary(String output) {
        var own = form(output).binary();
        return own == null ? binary : own;
    }

    /** How many classes are to be named; empty if scores are wanted. */
    Optional<Integer> classes(String output) {
        return Optional.ofNullable(form(output).classes());
    }

    private Form form(String output) {
        return named.getOrDefault(output, Form.DEFAULT);
    }
}
