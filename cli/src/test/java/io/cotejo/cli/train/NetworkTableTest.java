package io.cotejo.cli.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.cli.terminal.Recorder;
import io.cotejo.events.NetworkSummary;
import io.cotejo.events.NetworkSummary.Layer;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkTableTest {
    private static final NetworkSummary NETWORK = new NetworkSummary(
            List.of(
                    new Layer("conv2d", List.of(4, 28, 28), 40, 31_360),
                    new Layer("flatten", List.of(3136), 0, 0),
                    new Layer("linear", List.of(10), 31_370, 31_370)),
            31_410,
            62_730);

    @Test
    void tellsEachLayerAndTheTotals() {
        assertThat(lines(1))
                .containsExactly(
                        "layer      output shape    parameters  multiply-adds   memory",
                        "-------------------------------------------------------------",
                        "0 conv2d   [1, 4, 28, 28]          40         31,360  12.5 kB",
                        "1 flatten  [1, 3136]                0              0  12.5 kB",
                        "2 linear   [1, 10]             31,370         31,370   0.0 kB",
                        "total                          31,410         62,730  25.1 kB",
                        "Memory for a batch of 1: parameters 125.6 kB + outputs 25.1 kB = 150.8 kB");
    }

    @Test
    void outputsAndMultiplyAddsGrowWithTheBatchButParametersDoNot() {
        assertThat(lines(64))
                .contains(
                        "2 linear   [64, 10]             31,370      2,007,680    2.6 kB",
                        "total                           31,410      4,014,720    1.6 MB",
                        "Memory for a batch of 64: parameters 125.6 kB + outputs 1.6 MB = 1.7 MB");
    }

    private static List<String> lines(int batch) {
        var recorder = new Recorder();
        new NetworkTable(NETWORK, batch).print(recorder.terminal());
        return recorder.lines();
    }
}
