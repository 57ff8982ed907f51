package io.cotejo.metrics.stream;

import static io.cotejo.metrics.fixture.Epochs.epoch;
import static java.util.function.Predicate.isEqual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cotejo.events.Event;
import io.cotejo.events.EventJson;
import io.cotejo.events.RunId;
import io.cotejo.events.RunState;
import io.cotejo.metrics.database.Statements;
import io.cotejo.metrics.fixture.Service;
import io.cotejo.metrics.fixture.States;
import io.cotejo.metrics.fixture.Tables;
import io.cotejo.metrics.fixture.Topics;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveStreamIT {
    private final Topics topics = Topics.fresh();
    private final Tables tables = Tables.fresh();
    private final Service service = Service.start(topics, tables);
    private final LiveStream stream = stream(2);
    private final States run = States.of("stream", "a");
    private final States other = States.of("other", "b");

    @AfterEach
    void close() {
        stream.close();
        service.close();
        topics.close();
    }

    private LiveStream stream(int clients) {
        var config = StreamConfigTest.read(Map.of(
                "cotejo.stream.poll",
                "PT0.02S",
                "cotejo.stream.heartbeat",
                "PT0.05S",
                "cotejo.stream.max-clients",
                Integer.toString(clients)));
        return new LiveStream(tables.database(), EventJson.mapper(), config);
    }

    /** Keeps what it is told. */
    private static final class Ear implements Listener {
        private final Interest interest;
        private final List<Frame> heard = new CopyOnWriteArrayList<>();
        private final AtomicInteger beats = new AtomicInteger();
        private final AtomicInteger ends = new AtomicInteger();

        Ear(@Nullable String experiment, @Nullable Set<RunId> runs) {
            interest = new Interest(experiment, runs);
        }

        @Override
        public Interest interest() {
            return interest;
        }

        @Override
        public void send(Frame frame) {
            heard.add(frame);
        }

        @Override
        public void heartbeat() {
            beats.incrementAndGet();
        }

        @Override
        public void end() {
            ends.incrementAndGet();
        }

        List<String> events() {
            return heard.stream().map(Frame::event).toList();
        }

        Optional<Position> stands() {
            return heard.stream().map(Frame::id).filter(isEqual(null).negate()).reduce((first, second) -> second);
        }

        void awaitOne(String text) {
            await().atMost(Duration.ofSeconds(60))
                    .until(() -> heard.stream().anyMatch(frame -> frame.json().contains(text)));
        }
    }

    private Ear listen(Ear ear, Optional<Position> stood) {
        int before = ear.heard.size();
        stream.join(ear, stood);
        await().until(() -> ear.heard.subList(before, ear.heard.size()).stream()
                .anyMatch(f -> f.event().equals("ready")));
        return ear;
    }

    private void awaitTables() {
        tables.awaitAll(topics);
    }

    @Test
    void tellsWhatIsFoldedToThoseWhoWantToHearIt() {
        awaitTables();
        var ear = listen(new Ear("stream", null), Optional.empty());
        var everything = listen(new Ear(null, null), Optional.empty());

        topics.send(
                other.running(1),
                run.running(1),
                epoch(run.run(), 1).build(),
                epoch(run.run(), 2).build());

        ear.awaitOne("\"epoch\":2");
        everything.awaitOne("\"name\":\"b\"");
        assertThat(ear.heard.getFirst().json()).isEqualTo("{\"resumed\":false}");
        assertThat(ear.events()).contains("run", "epoch");
        assertThat(ear.heard).noneMatch(frame -> frame.json().contains("\"name\":\"b\""));
    }

    @Test
    void goesOnWhereAClientStood() {
        topics.send(run.running(1), epoch(run.run(), 1).build());
        awaitTables();
        var ear = listen(new Ear(null, Set.of(run.run())), Optional.empty());
        stream.leave(ear);
        topics.send(other.running(1), epoch(run.run(), 2).build());
        awaitTables();

        var again = listen(new Ear(null, Set.of(run.run())), ear.stands());

        assertThat(again.events()).containsExactly("epoch", "run", "ready");
        assertThat(again.heard.getFirst().json()).contains("\"epoch\":2");
        assertThat(again.heard.getFirst().id()).isNull();
        assertThat(again.heard.getLast().json()).isEqualTo("{\"resumed\":true}");
    }

    @Test
    void aClientOfOtherTablesIsToldToReadAnew() {
        awaitTables();

        var ear = listen(new Ear(null, null), Optional.of(new Position(UUID.randomUUID(), 1)));

        assertThat(ear.heard).singleElement().extracting(Frame::json).isEqualTo("{\"resumed\":false}");
    }

    @Test
    void whatIsCommittedLateIsToldAsWell() throws SQLException {
        awaitTables();
        var ear = listen(new Ear(null, null), Optional.empty());

        try (var slow = tables.source().getConnection()) {
            slow.setAutoCommit(false);
            Statements.update(slow, "INSERT INTO models (name) VALUES ('any')"); // takes its number
            topics.send(run.running(1));
            awaitTables();
            Statements.update(
                    slow,
                    "INSERT INTO runs (run_id, attempt, status, at, submitted_at, name) VALUES (?, 1, 'running', now(), now(), 'late')",
                    UUID.randomUUID());
            slow.commit();
        }

        ear.awaitOne("\"name\":\"late\"");
        ear.awaitOne("\"name\":\"a\"");
    }

    @Test
    void whicheverInstanceFolds() {
        awaitTables();
        var ear = listen(new Ear(null, null), Optional.empty());

        try (var rival = Service.start(topics, tables)) {
            topics.send(epoch(run.run(), 1).build(), run.running(1));
            ear.awaitOne("\"epoch\":1");
            service.close();
            topics.send(epoch(run.run(), 2).build());
            ear.awaitOne("\"epoch\":2");
            assertThat(rival.registry()).isNotNull();
        }
    }

    @Test
    void tellsThatARunWasDeleted() {
        topics.send(run.queued(), run.failed(0, "no such dataset"));
        awaitTables();
        var ear = listen(new Ear("stream", null), Optional.empty());
        var elsewhere = listen(new Ear(null, Set.of(other.run())), Optional.empty());

        topics.send(new RunState.Deleted(run.run(), States.SUBMITTED, null));

        ear.awaitOne("{\"runId\":\"" + run.run() + "\"}");
        assertThat(ear.events()).containsExactly("ready", "deleted");
        assertThat(elsewhere.events()).containsExactly("ready");
    }

    @Test
    void tooMuchToTellOneByOneIsToldAsOne() {
        topics.send(run.running(1));
        awaitTables();
        var ear = listen(new Ear(null, null), Optional.empty());
        stream.leave(ear);
        var stood = ear.stands();
        IntStream.range(0, 20)
                .mapToObj(number -> States.of("many", "run " + number))
                .forEach(each -> topics.send(IntStream.rangeClosed(1, 30)
                        .mapToObj(number -> epoch(each.run(), number).build())
                        .toArray(Event[]::new)));
        IntStream.range(0, 600)
                .forEach(
                        number -> topics.send(States.of("many", "run " + number).queued()));
        awaitTables();

        var again = listen(new Ear("many", null), stood);

        assertThat(again.heard.getFirst().json()).isEqualTo("{\"resumed\":false}");
        assertThat(again.events()).doesNotContain("run");
    }

    @Test
    void aClientTooManyIsRefusedUntilOneLeaves() {
        awaitTables();
        var first = listen(new Ear(null, null), Optional.empty());
        listen(new Ear(null, null), Optional.empty());
        assertThatThrownBy(() -> stream.join(new Ear(null, null), Optional.empty()))
                .isInstanceOf(TooManyClientsException.class)
                .hasMessageContaining("2 clients")
                .hasMessageContaining("cotejo.stream.max-clients");

        stream.leave(first);

        assertThat(listen(new Ear(null, null), Optional.empty()).events()).contains("ready");
    }

    @Test
    void givesSignsOfLifeAndEndsAllConnectionsAtTheEnd() {
        awaitTables();
        var ear = listen(new Ear(null, null), Optional.empty());
        await().until(() -> ear.beats.get() > 1);

        stream.close();

        await().until(() -> ear.ends.get() == 1);
        var late = new Ear(null, null);
        stream.join(late, Optional.empty());
        assertThat(late.ends).hasValue(1);
    }
}
