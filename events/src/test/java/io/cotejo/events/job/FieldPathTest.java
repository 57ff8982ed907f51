package io.cotejo.events.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FieldPathTest {
    @Test
    void stepsAreFieldsAndPlaces() {
        assertThat(FieldPath.parse("network.layers[2][0].linear").steps())
                .isEqualTo(List.of("network", "layers", "2", "0", "linear"));
        for (var none : List.of("", ".a", "a.", "a[", "a[]", "a[x]", "a b", "-a", "a..b")) {
            assertThat(FieldPath.isPath(none)).as(none).isFalse();
        }
    }

    @Test
    void aTextIsTooLongForAPathLongBeforeItExhaustsTheStack() {
        var endless = "a" + ".b[0]".repeat(1_000_000);

        assertThat(FieldPath.isPath("a".repeat(200))).isTrue();
        assertThat(FieldPath.isPath("a".repeat(201))).isFalse();
        assertThat(endless).matches(FieldPath.FORM);
        assertThatThrownBy(() -> FieldPath.parse(endless)).hasMessageContaining("at most 200 characters");
    }
}
