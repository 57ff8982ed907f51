package io.cotejo.trainer.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.trainer.dataset.ImageSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutputsTest {
    @Test
    void theAnswersAreOnePerImageInTheirOrder() {
        var images = new ImageSet(Answering.ONE_PIXEL, new byte[] {0, 100, -1}, new byte[] {0, 0, 1});

        try (var network = Answering.byWhiteness(0, (float) Math.log(3))) {
            var answers = Outputs.of(network, images).answers("d".repeat(64));

            assertThat(answers.testDigest()).isEqualTo("d".repeat(64));
            assertThat(IntStream.range(0, answers.images()).map(answers::label)).containsExactly(0, 0, 1);
            assertThat(IntStream.range(0, answers.images()).map(answers::predicted))
                    .containsExactly(0, 1, 1);
        }
    }
}
