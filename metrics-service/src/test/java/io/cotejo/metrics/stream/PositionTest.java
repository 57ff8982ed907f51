package io.cotejo.metrics.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {
    private final UUID tables = UUID.randomUUID();

    @Test
    void isReadAsItWasWritten() {
        var position = new Position(tables, 12_345_678_901L);

        assertThat(Position.parse(position.toString())).contains(position);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "_5", "0123_5", "------------------------------------_5", "é"})
    void whatIsNoneIsNotTakenForOne(String text) {
        assertThat(Position.parse(text)).isEmpty();
    }

    @Test
    void leadsToWhatComesLaterInTheSameTables() {
        var earlier = new Position(tables, 5);

        assertThat(earlier.leadsTo(new Position(tables, 6))).isTrue();
        assertThat(earlier.leadsTo(earlier)).isTrue();
        assertThat(earlier.leadsTo(new Position(tables, 4))).isFalse();
        assertThat(earlier.leadsTo(new Position(UUID.randomUUID(), 6))).isFalse();
    }
}
