package io.cotejo.metrics.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.Evaluation;
import io.cotejo.events.RunResults;
import io.cotejo.events.Score;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationsTest {
    private static final Evaluation TEST =
            new Evaluation(new Score(0.3, 0.5), List.of(List.of(1, 0), List.of(1, 0)), null, null);

    @Test
    void anOldRunHasNoEvaluationOnItsTrainingImages() {
        var evaluations = Evaluations.of(results(), List.of("cat", "dog"));

        assertThat(evaluations.train()).isNull();
        assertThat(evaluations.validation()).isNull();
        assertThat(evaluations.test().topK()).isNull();
        assertThat(evaluations.test().confused()).containsExactly(new ConfusedPair("dog", "cat", 1));
    }

    @Test
    void numbersStandForLabelsThatAreNotKnown() {
        assertThat(Evaluations.of(results(), List.of()).labels()).containsExactly("0", "1");
    }

    private static RunResults results() {
        return new RunResults(1, 1, null, null, null, TEST, 1, 1, "a".repeat(64), null, null);
    }
}
