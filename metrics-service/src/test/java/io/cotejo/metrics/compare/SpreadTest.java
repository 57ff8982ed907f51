package io.cotejo.metrics.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void theDeviationIsThatOfASample() {
        var spread = Objects.requireNonNull(Spread.of(List.of(2.0, 4.0, 4.0, 4.0, 5.0, 5.0, 7.0, 9.0)));

        assertThat(spread.mean()).isEqualTo(5);
        assertThat(spread.std()).isCloseTo(Math.sqrt(32 / 7.0), within(1e-12));
        assertThat(spread.n()).isEqualTo(8);
    }

    @Test
    void oneValueHasNoDeviationAndNoneHasNoMean() {
        assertThat(Spread.of(List.of(0.9))).isEqualTo(new Spread(0.9, null, 1));
        assertThat(Spread.of(List.of())).isNull();
    }
}
