package io.cotejo.metrics.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ShareTest {
    /** The values that statsmodels' {@code proportion_confint(48, 50, method="wilson")} gives. */
    @Test
    void hasTheIntervalOfWilson() {
        var share = Share.of(48, 50);

        assertThat(share.value()).isEqualTo(0.96);
        assertThat(share.low()).isCloseTo(0.8654, within(5e-5));
        assertThat(share.high()).isCloseTo(0.9890, within(5e-5));
    }

    @Test
    void staysWithinZeroAndOne() {
        assertThat(Share.of(0, 3).low()).isBetween(0.0, 1e-12);
        assertThat(Share.of(3, 3).high()).isBetween(1 - 1e-12, 1.0);
        assertThat(Share.of(3, 3).low()).isBetween(0.4, 0.5);
    }

    @Test
    void refusesMoreHitsThanCases() {
        assertThatThrownBy(() -> Share.of(3, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3 of 2");
        assertThatThrownBy(() -> Share.of(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
