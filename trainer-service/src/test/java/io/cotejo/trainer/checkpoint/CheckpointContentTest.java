package io.cotejo.trainer.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotejo.events.artifact.Safetensors;
import io.cotejo.events.artifact.Safetensors.DataType;
import io.cotejo.events.artifact.Safetensors.Tensor;
import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckpointContentTest {
    private static final CheckpointHeader HEADER = new CheckpointHeader("d".repeat(64), 3, 2, 0.1 + 0.2, 1e-3, 99, 1.5);

    @Test
    void comesBackFromItsFileAsItWas() {
        var content = new CheckpointContent(
                HEADER, Map.of("0.weight", tensor()), Map.of("0.weight.exp_avg", tensor()), Map.of("stop.wait", "2"));

        var read = CheckpointContent.decode(content.encode());

        assertThat(read.header()).isEqualTo(HEADER);
        assertThat(read.weights()).containsOnlyKeys("0.weight");
        assertThat(read.optimizer()).containsOnlyKeys("0.weight.exp_avg");
        assertThat(read.callbacks()).containsExactly(Map.entry("stop.wait", "2"));
        assertThat(read.encode()).isEqualTo(content.encode());
    }

    @Test
    void namesTensorsInTheFileAsPyTorchDoes() {
        var content = new CheckpointContent(
                HEADER, Map.of("0.weight", tensor()), Map.of("0.weight.exp_avg", tensor()), Map.of());

        assertThat(Safetensors.decode(content.encode()).tensors())
                .containsOnlyKeys("0.weight", "optimizer.0.weight.exp_avg");
    }

    @Test
    void tellsPyTorchTheBatchesOfEachNormalisationAndKeepsThemOutOfTheWeights() {
        var weights = new LinkedHashMap<String, Tensor>();
        weights.put("0.weight", tensor());
        weights.put("1.running_mean", tensor());
        weights.put("1.running_var", tensor());
        var content = new CheckpointContent(HEADER, weights, Map.of(), Map.of());

        var file = Safetensors.decode(content.encode());

        var batches = file.tensor("1.num_batches_tracked");
        assertThat(batches.type()).isEqualTo(DataType.I64);
        assertThat(batches.shape()).isEmpty();
        assertThat(batches.content().getLong()).isEqualTo(99);
        assertThat(file.tensors().keySet()).first().isEqualTo("1.num_batches_tracked"); // 8 bytes want to be aligned
        assertThat(CheckpointContent.decode(content.encode()).weights()).containsOnlyKeys(weights.keySet());
    }

    @Test
    void refusesOtherFiles() {
        var other = new Safetensors().put("0.weight", tensor()).encode();
        var incomplete = new Safetensors()
                .describe("format", "cotejo.checkpoint.v1")
                .describe("job_digest", "x")
                .encode();

        assertThatThrownBy(() -> CheckpointContent.decode(other))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("no checkpoint");
        assertThatThrownBy(() -> CheckpointContent.decode(incomplete))
                .isInstanceOf(CheckpointException.class)
                .hasMessageContaining("epoch");
    }

    private static Tensor tensor() {
        return new Tensor(DataType.F32, new long[] {1}, ByteBuffer.allocate(4));
    }
}
