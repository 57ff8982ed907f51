package io.cotejo.trainer.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.trainer.Jobs;
import io.cotejo.trainer.dataset.Datasets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BuildProvenanceTest {
    @Test
    void saysWhatTheResultsDependOn() {
        var dataset = new Datasets(Path.of("no-such-folder"))
                .load(Jobs.job("network: {type: mlp, hidden: [8]}").dataset());

        var provenance = BuildProvenance.read().of(dataset, null);

        assertThat(provenance.codeVersion()).matches("[0-9a-f]{40}(-dirty)?|\\d+\\.\\d+\\.\\d+.*");
        assertThat(provenance.libraries()).containsKeys("djl", "pytorch", "onnxruntime", "jdk");
        assertThat(provenance.libraries().values()).noneMatch(version -> version.contains("$"));
        assertThat(provenance.processor()).isNotBlank();
        assertThat(provenance.threads()).isPositive();
    }
}
