package io.cotejo.events;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a result depends on beside the job.
 *
 * @param datasetDigest SHA-256 over all images and labels used, hexadecimal
 * @param codeVersion git commit that the trainer was built from, or its version where there is none
 * @param libraries name to version: the engine, the runtime, the JDK
 * @param processor model name, as the operating system gives it
 * @param threads that the engine computes with
 * @param device {@code cpu} or {@code gpu}
 * @param unreadable files of the dataset that were left out; null for none, and in events of before it was told
 * @param initialWeightsSha256 of the file whose weights the run has begun with, hexadecimal; null for random ones, and in
 *     events of before it was told
 */
public record Provenance(
        String datasetDigest,
        String codeVersion,
        Map<String, String> libraries,
        String processor,
        int threads,
        String device,
        @Nullable UnreadableFiles unreadable,
        @Nullable String initialWeightsSha256) {
    public Provenance {
        Checks.sha256("datasetDigest", datasetDigest);
        Checks.atLeast("threads", threads, 1);
        libraries = Map.copyOf(libraries);
        if (initialWeightsSha256 != null) {
            Checks.sha256("initialWeightsSha256", initialWeightsSha256);
        }
    }
}
