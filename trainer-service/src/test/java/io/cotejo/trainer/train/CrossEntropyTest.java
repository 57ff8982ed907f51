package io.cotejo.trainer.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.cotejo.trainer.engine.TorchEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected figures are those of PyTorch's {@code CrossEntropyLoss(label_smoothing=…)}. */
class CrossEntropyTest {
    private final NDManager manager = TorchEngine.newManager();

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1.2055787, -0.1072015, 0.0195563, 0.0876452, 0.0210050, -0.4429024, 0.4218974",
        "0.1, 1.2639120, -0.0738681, 0.0028896, 0.0709785, 0.0043384, -0.4095691, 0.4052307",
        "0.3, 1.3805787, -0.0072015, -0.0304437, 0.0376452, -0.0289950, -0.3429024, 0.3718974"
    })
    void smoothsLabelsAsPyTorchDoes(
            double smoothing, float loss, float g1, float g2, float g3, float g4, float g5, float g6) {
        var logits = manager.create(new float[] {2, -1, 0.5f, 0, 1, 3}, new Shape(2, 3));
        logits.setRequiresGradient(true);
        var labels = manager.create(new long[] {0, 1}, new Shape(2, 1));

        var negative = TorchEngine.recording(() -> new CrossEntropy(smoothing).negative(logits.logSoftmax(-1), labels));
        TorchEngine.backward(negative, manager.create(-1f));

        assertThat(negative.getFloat()).isCloseTo(-loss, within(2e-6f));
        assertThat(logits.getGradient().toFloatArray())
                .containsExactly(new float[] {g1, g2, g3, g4, g5, g6}, within(1e-6f));
    }
}
