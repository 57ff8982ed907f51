package io.cotejo.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BuildProvenanceTest {
    @Test
    void saysWhatTheResultsDependOn() {
        var provenance = BuildProvenance.read().of("0".repeat(64));

        assertThat(provenance.codeVersion()).matches("[0-9a-f]{40}(-dirty)?|\\d+\\.\\d+\\.\\d+.*");
        assertThat(provenance.libraries()).containsKeys("djl", "pytorch", "onnxruntime", "jdk");
        assertThat(provenance.libraries().values()).noneMatch(version -> version.contains("$"));
        assertThat(provenance.processor()).isNotBlank();
        assertThat(provenance.threads()).isPositive();
    }
}
