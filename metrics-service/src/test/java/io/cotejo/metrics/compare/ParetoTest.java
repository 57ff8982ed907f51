package io.cotejo.metrics.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.RunId;
import io.cotejo.metrics.run.Outcome;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ParetoTest {
    @Test
    void aRunThatAnotherBeatsIsNotOnTheFront() {
        var front = Pareto.of(List.of(run(1, 1000, 0.9), run(2, 100, 0.8), run(3, 500, 0.8), run(4, 2000, 0.85)));

        assertThat(front.parameters()).containsExactly(id(2), id(1));
        assertThat(front.time()).containsExactly(id(2), id(1));
    }

    @Test
    void equalsAreBothOnTheFront() {
        assertThat(Pareto.of(List.of(run(1, 100, 0.9), run(2, 100, 0.9))).parameters())
                .containsExactly(id(1), id(2));
    }

    @Test
    void aRunWithoutFiguresIsLeftOut() {
        assertThat(Pareto.of(List.of(run(1, 100, null))).parameters()).isEmpty();
        assertThat(Pareto.of(List.of()).time()).isEmpty();
    }

    private static Outcome run(int number, long cost, @Nullable Double accuracy) {
        return new Outcome(id(number), null, null, cost, null, accuracy, null, null, (double) cost, null, null);
    }

    private static RunId id(int number) {
        return new RunId(new UUID(0, number));
    }
}
