package io.cotejo.inference.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AllowanceTest {
    @Test
    void thereIsSoMuchASecondAndNoMore() {
        var now = new AtomicLong(-1_500_000_000L);
        var allowance = new Allowance(2, now::get);

        assertThat(allowance.take()).isTrue();
        assertThat(allowance.take()).isTrue();
        assertThat(allowance.take()).isFalse();
        now.addAndGet(2_000_000_000L);
        assertThat(allowance.take()).isTrue();
    }
}
