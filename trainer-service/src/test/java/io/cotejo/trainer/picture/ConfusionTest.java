package io.cotejo.trainer.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ConfusionTest {
    @Test
    void knowsTheSharesThatFollowFromTheCounts() {
        var confusion = new Confusion(List.of(List.of(6, 2), List.of(3, 9)));

        assertThat(confusion.images()).isEqualTo(20);
        assertThat(confusion.accuracy()).isEqualTo(0.75);
        assertThat(confusion.recall(0)).isEqualTo(0.75);
        assertThat(confusion.precision(1)).isEqualTo(9.0 / 11);
        assertThat(confusion.share(1, 0)).isEqualTo(0.25);
    }

    @Test
    void hasNoShareOfNothing() {
        var confusion = new Confusion(List.of(List.of(3, 0), List.of(0, 0)));

        assertThat(confusion.recall(1)).isNaN();
        assertThat(confusion.precision(1)).isNaN();
    }
}
