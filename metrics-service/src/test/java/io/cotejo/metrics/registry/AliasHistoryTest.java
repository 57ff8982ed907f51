package io.cotejo.metrics.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AliasHistoryTest {
    @Test
    void nothingIsBeforeTheFirst() {
        assertThat(new AliasHistory(List.of()).before()).isEmpty();
        assertThat(new AliasHistory(List.of(1)).before()).isEmpty();
    }

    @Test
    void theOneBeforeIsTheOneThatWasReplaced() {
        assertThat(new AliasHistory(List.of(1, 3, 2)).before()).contains(3);
    }

    @Test
    void goingBackTwiceGoesBackTwoSteps() {
        assertThat(new AliasHistory(List.of(1, 2, 3, 2)).before()).contains(1);
        assertThat(new AliasHistory(List.of(1, 2, 3, 2, 1)).before()).isEmpty();
    }
}
