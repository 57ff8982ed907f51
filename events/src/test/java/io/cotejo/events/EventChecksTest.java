package io.cotejo.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class EventChecksTest {
    @Test
    void aScoreRefusesWhatIsNoNumber() {
        assertThatThrownBy(() -> new Score(Double.NaN, 0.5)).hasMessageContaining("loss must be a finite number");
        assertThatThrownBy(() -> new Score(0.5, Double.NaN)).hasMessageContaining("accuracy must be in [0, 1]");
        assertThat(new Score(0, 1).accuracy()).isEqualTo(1);
    }

    @Test
    void anEpochCountsFromOne() {
        assertThatThrownBy(() -> Samples.epoch(0)).hasMessageContaining("epoch must be at least 1, was 0");
        assertThatThrownBy(() -> Samples.epoch(6)).hasMessageContaining("epochs must be at least 6, was 5");
    }

    @Test
    void aShareOfTheTrafficIsAShare() {
        assertThatThrownBy(() -> new TrafficSet("digits", 1, Samples.AT, 1.1, 0, "Ada", "typing mistake"))
                .hasMessageContaining("canary must be in [0, 1], was 1.1");
        assertThatThrownBy(() -> new TrafficSet("digits", 1, Samples.AT, 0, Double.NaN, "Ada", "typing mistake"))
                .hasMessageContaining("shadow must be in [0, 1], was NaN");
    }

    @Test
    void aConfusionMatrixIsSquare() {
        assertThatThrownBy(() -> new Evaluation(Samples.SCORE, List.of(List.of(1, 2)), null, null))
                .hasMessageContaining("square");
    }

    @Test
    void aVersionBelongsToItsModel() {
        assertThatThrownBy(() -> new ModelVersion("other", 1, Samples.AT, Samples.export()))
                .hasMessageContaining("other cannot have a version of digits");
    }

    @Test
    void aRunThatHasEndedSaysSo() {
        assertThat(Samples.events())
                .filteredOn(event -> event instanceof RunState state && state.ended())
                .extracting(Event::eventType)
                .containsExactly(
                        "io.cotejo.training.run.completed.v1",
                        "io.cotejo.training.run.failed.v1",
                        "io.cotejo.training.run.cancelled.v1",
                        "io.cotejo.training.run.deleted.v1");
    }
}
