package io.cotejo.metrics.feedback;

import static io.cotejo.metrics.fixture.Answered.answered;
import static io.cotejo.metrics.fixture.Exports.export;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.cotejo.events.Event;
import io.cotejo.events.FeedbackGiven;
import io.cotejo.metrics.fixture.Answered;
import io.cotejo.metrics.fixture.Service;
import io.cotejo.metrics.fixture.States;
import io.cotejo.metrics.fixture.Tables;
import io.cotejo.metrics.fixture.Topics;
import io.cotejo.metrics.registry.UnknownModelException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FeedbackFoldingIT {
    private static final String MODEL = "pets";

    private final Topics topics = Topics.fresh();
    private final Tables tables = Tables.fresh();
    private final Service service = Service.start(topics, tables);
    private final Usages usages = new Usages(tables.database());

    @BeforeEach
    void register() {
        tell(export(MODEL, States.of("feedback", "a").run()).test(0.85, 0.3).build());
    }

    @AfterEach
    void close() {
        service.close();
        topics.close();
    }

    private static Answered pet(String id) {
        return answered(MODEL, id);
    }

    private void tell(Event... events) {
        topics.send(events);
        tables.awaitAll(topics);
    }

    private Usage.Version first() {
        return usages.require(MODEL).versions().getFirst();
    }

    @Test
    void aVersionIsAsGoodInUseAsItsFeedbackSays() {
        tell(
                pet("a").by(1, 0),
                pet("b").by(1, 1),
                pet("c").by(1, 1, false),
                pet("a").later(5).feedback(0, 1, 0),
                pet("b").later(5).feedback(0, 1, 1),
                pet("x").feedback(1, 1, 1));

        var version = first();

        assertThat(version.testAccuracy()).isEqualTo(0.85);
        assertThat(version.sampled()).isEqualTo(2); // not the one that came for its id
        assertThat(version.predicted())
                .containsExactly(new Usage.Predicted(0, "cat", 1), new Usage.Predicted(1, "dog", 1));
        assertThat(version.feedback()).isEqualTo(3);
        assertThat(version.right()).isEqualTo(2);
        assertThat(version.accuracy()).isEqualTo(Share.of(2, 3));
        assertThat(version.confusion()).containsExactly(new Usage.Confused("cat", "dog", 1));
        assertThat(version.days()).containsExactly(new Usage.Day(LocalDate.of(2026, 11, 1), 2, 3, 2));
    }

    @Test
    void feedbackThatTellsNoVersionFindsTheSampleWhicheverComesFirst() {
        tell(pet("early").later(9).feedback(1), pet("late").by(1, 0));
        tell(pet("early").by(1, 0), pet("late").later(9).feedback(0));
        tell(pet("nobody").feedback(0));

        assertThat(first().feedback()).isEqualTo(2);
        assertThat(first().right()).isEqualTo(1);
        assertThat(usages.require(MODEL).unmatched()).isEqualTo(1);
    }

    @Test
    void whatIsRightIsToldByTheLabelAlsoWhereTheVersionsNumberTheirClassesOtherwise() {
        var at = Instant.parse("2026-11-01T10:00:05Z");
        tell(
                pet("cat").by(1, 0),
                pet("dog").by(1, 1),
                new FeedbackGiven(MODEL, "cat", 0, at, 1, "cat", null, null, null),
                new FeedbackGiven(MODEL, "dog", 0, at, 1, "cat", null, null, null));

        assertThat(first().right()).isEqualTo(1);
        assertThat(first().confusion()).containsExactly(new Usage.Confused("cat", "dog", 1));
        assertThat(first().days()).extracting(Usage.Day::right).containsExactly(1L);
    }

    @Test
    void ofAnIdThatIsUsedAgainFeedbackMeansTheLastOneBeforeIt() {
        tell(pet("again").later(20).by(2, 0), pet("again").later(10).feedback(1));
        tell(pet("again").by(1, 1));

        assertThat(usages.require(MODEL).versions())
                .extracting(Usage.Version::version, Usage.Version::feedback, Usage.Version::right)
                .containsExactly(tuple(2, 0L, 0L), tuple(1, 1L, 1L));
    }

    @Test
    void whoeverThinksBetterOfItIsCountedOnce() {
        tell(pet("a").feedback(0, 1, 1), pet("a").later(1).feedback(1));

        assertThat(first().feedback()).isEqualTo(1);
        assertThat(first().right()).isEqualTo(1);
    }

    @Test
    void whatComesTwiceChangesNothing() {
        var events = new Event[] {
            pet("a").by(1, 0), pet("b").by(1, 0, false), pet("a").later(1).feedback(0)
        };
        tell(events);
        var once = tables.content();

        tell(events);

        assertThat(tables.content()).isEqualTo(once);
    }

    @Test
    void singlePredictionsAreForgottenAndTheirCountsStay() {
        tell(
                pet("a").by(1, 0),
                pet("new").later(3600).by(1, 0),
                pet("a").later(1).feedback(0));
        var aWeekLater = Instant.parse("2026-11-08T10:00:01Z");

        SampledPredictions.forgetOld(tables.database(), Clock.fixed(aWeekLater, ZoneOffset.UTC));

        assertThat(tables.texts("SELECT id FROM predictions_made")).isEqualTo(List.of("new"));
        assertThat(first().sampled()).isEqualTo(2);
        assertThat(first().right()).isEqualTo(1);
    }

    @Test
    void aModelThatIsNotThereIsUnknown() {
        assertThatThrownBy(() -> usages.require("none")).isInstanceOf(UnknownModelException.class);
        assertThat(usages.require(MODEL).versions()).isEmpty();
    }
}
