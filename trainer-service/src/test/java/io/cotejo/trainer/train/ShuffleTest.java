package io.cotejo.trainer.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShuffleTest {
    @Test
    void goesThroughEveryImageOnce() {
        assertThat(Shuffle.order(100, 42, 1))
                .containsExactlyInAnyOrder(IntStream.range(0, 100).toArray());
    }

    @Test
    void dependsOnSeedAndEpochAlone() {
        var order = Shuffle.order(100, 42, 1);

        assertThat(Shuffle.order(100, 42, 1)).isEqualTo(order);
        assertThat(Shuffle.order(100, 42, 2)).isNotEqualTo(order);
        assertThat(Shuffle.order(100, 43, 1)).isNotEqualTo(order);
    }

    @Test
    void givesEveryOrderEquallyOften() {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int epoch = 0; epoch < 6_000; epoch++) {
            var order = Shuffle.order(3, 1, epoch);
            counts.merge(order[0] * 100 + order[1] * 10 + order[2], 1, Integer::sum);
        }

        assertThat(counts.values()).hasSize(6).allMatch(count -> count > 850 && count < 1_150);
    }
}
