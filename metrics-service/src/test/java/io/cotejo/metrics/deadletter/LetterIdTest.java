package io.cotejo.metrics.deadletter;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterIdTest {
    @Test
    void isReadAsItWasWritten() {
        var id = new LetterId("cotejo.training.epochs.v1.dlt", 0, 12);

        assertThat(id).hasToString("cotejo.training.epochs.v1.dlt.0.12");
        assertThat(LetterId.parse(id.toString())).contains(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.0", "a/b.0.1", "a.0.x", "a.0.9999999999999999999", "a.0.1\n"})
    void whatIsNoneIsNotTakenForOne(String text) {
        assertThat(LetterId.parse(text)).isEmpty();
    }
}
