package io.cotejo.metrics.registry;

import static io.cotejo.metrics.fixture.Answered.answered;
import static io.cotejo.metrics.fixture.Epochs.epoch;
import static io.cotejo.metrics.fixture.Exports.export;
import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.events.Event;
import io.cotejo.events.PolicySet;
import io.cotejo.events.TrafficSet;
import io.cotejo.metrics.database.Statements;
import io.cotejo.metrics.fixture.Service;
import io.cotejo.metrics.fixture.States;
import io.cotejo.metrics.fixture.Tables;
import io.cotejo.metrics.fixture.Topics;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReplayIT {
    private final Topics topics = Topics.fresh();

    @AfterEach
    void close() {
        topics.close();
    }

    @Test
    void aDroppedDatabaseComesBackAsItWasAndNothingIsDecidedAgain() {
        var tables = Tables.fresh();
        try (var service = Service.start(topics, tables)) {
            IntStream.range(0, 12).forEach(this::train);
            tables.awaitAll(topics);
            var wish = new Registry.Wish("Ada", "by hand");
            service.registry().promote("replay-model", 3, wish);
            service.registry().move("replay-model", "challenger", 2, wish);
            service.registry().move("replay-model", "gone", 2, wish);
            service.registry().remove("replay-model", "gone", wish);
            topics.send(use());
            service.registry().setPolicy("replay-model", new ChampionPolicy(PolicySet.Mode.MANUAL, 0.1, 0.05), wish);
            topics.send(new TrafficSet("replay-model", 1, Instant.EPOCH, 0.1, 1, "Ada", "watch it first"));
            tables.awaitAll(topics);
        }
        var before = tables.content();
        var decided = topics.ends();

        var rebuilt = Tables.fresh();
        try (var service = Service.start(topics, rebuilt)) {
            rebuilt.awaitAll(topics);
            assertThat(service.registry()).isNotNull();
        }

        assertThat(rebuilt.content()).isEqualTo(before);
        assertThat(topics.ends()).isEqualTo(decided);
        assertThat(before).anyMatch(row -> row.startsWith("aliases(replay-model,champion,3,"));
        assertThat(before).anyMatch(row -> row.startsWith("aliases(replay-model,gone,,2,"));
        assertThat(before).anyMatch(row -> row.startsWith("policies(replay-model,1,"));
        assertThat(before).anyMatch(row -> row.startsWith("traffic(replay-model,1,"));
        assertThat(before).filteredOn(row -> row.startsWith("prediction_days(")).hasSize(1);
        assertThat(before).filteredOn(row -> row.startsWith("feedback_given(")).hasSize(3);
    }

    @Test
    void tablesThatAreDroppedUnderARunningServiceComeBack() {
        var tables = Tables.fresh();
        try (var service = Service.start(topics, tables)) {
            IntStream.range(0, 3).forEach(this::train);
            tables.awaitAll(topics);
            var before = tables.content();
            var decided = topics.ends();

            tables.database()
                    .transact(connection ->
                            Statements.update(connection, "DROP SCHEMA public CASCADE; CREATE SCHEMA public"));

            tables.awaitAll(topics);
            assertThat(tables.content()).isEqualTo(before);
            assertThat(topics.ends()).isEqualTo(decided);
            assertThat(service.registry()).isNotNull();
        }
    }

    /** Some that match and some that do not, in several versions. */
    private static List<Event> use() {
        var a = answered("replay-model", "a");
        var b = answered("replay-model", "b");
        return List.of(
                a.by(1, 0),
                b.by(2, 1, false),
                a.later(5).feedback(0),
                b.later(5).feedback(0, 2, 1),
                b.later(6).feedback(1),
                answered("replay-model", "c").feedback(1));
    }

    private void train(int number) {
        var run = States.of("replay", "run " + number);
        topics.send(
                run.queued(),
                run.running(1),
                epoch(run.run(), 1).build(),
                epoch(run.run(), 2).build());
        topics.send(epoch(run.run(), 2).attempt(2).loss(0.1).build(), run.checkpoint(2, 2));
        var accuracy = 0.9 + (number % 4) * 0.01;
        topics.send(export(run.model(), run.run()).test(accuracy, 0.2).build(), run.completed(2, accuracy));
    }
}
