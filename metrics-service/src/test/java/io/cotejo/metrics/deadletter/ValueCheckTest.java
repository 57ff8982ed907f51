package io.cotejo.metrics.deadletter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ValueCheckTest {
    private static final byte[] NONSENSE = "nonsense".getBytes(UTF_8);

    private final ValueCheck check = new ValueCheck("cotejo.");

    @Test
    void whatATopicOfOursPromisesIsRequired() {
        assertThatThrownBy(() -> check.require("cotejo.training.jobs.v1", "k", NONSENSE))
                .isInstanceOf(UnreadableValueException.class);
        assertThatThrownBy(() -> check.require("cotejo.training.epochs.v1", "k", NONSENSE))
                .isInstanceOf(UnreadableValueException.class);
    }

    @Test
    void onlyTheModelKnowsWhetherARequestIsRight() {
        assertThatCode(() -> check.require("cotejo.inference.requests.v1", "k", NONSENSE))
                .doesNotThrowAnyException();
        assertThatCode(() -> check.require("of.somebody.else", "k", NONSENSE)).doesNotThrowAnyException();
    }
}
