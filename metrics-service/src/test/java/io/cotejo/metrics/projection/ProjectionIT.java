package io.cotejo.metrics.projection;

import static io.cotejo.metrics.fixture.Epochs.epoch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotejo.events.Event;
import io.cotejo.events.Topic;
import io.cotejo.events.kafka.EventRecords;
import io.cotejo.metrics.Wiring;
import io.cotejo.metrics.database.Schema;
import io.cotejo.metrics.deadletter.LetterRows;
import io.cotejo.metrics.fixture.Service;
import io.cotejo.metrics.fixture.States;
import io.cotejo.metrics.fixture.Tables;
import io.cotejo.metrics.fixture.Topics;
import io.cotejo.metrics.outbox.Outbox;
import io.cotejo.metrics.run.LearningCurves;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProjectionIT {
    private final Topics topics = Topics.fresh();
    private final Tables tables = Tables.fresh();
    private final Outbox outbox = new Outbox(tables.database(), new EventRecords(topics.prefix(), "/test"));
    private final ProjectionMeters meters = new ProjectionMeters(new SimpleMeterRegistry());

    @AfterEach
    void close() {
        topics.close();
    }

    /** Breaks as a missing class would, once. */
    private static final class BrokenOnce implements Fold {
        private final Fold whole = new LearningCurves();
        private final AtomicBoolean broken = new AtomicBoolean();

        @Override
        public Topic topic() {
            return whole.topic();
        }

        @Override
        public int fold(Connection connection, List<? extends Event> events) throws SQLException {
            if (broken.compareAndSet(false, true)) {
                throw new NoClassDefFoundError("as if");
            }
            return whole.fold(connection, events);
        }
    }

    @Test
    void anErrorIsSurvivedAndTheEndIsTold() throws InterruptedException {
        var registry = Service.registry(tables, outbox);
        var folds = new ArrayList<>(Wiring.folds(registry, outbox));
        folds.replaceAll(fold -> fold.topic() == Topic.EPOCHS ? new BrokenOnce() : fold);
        var projection = new Projection(
                new Schema(tables.source()),
                tables.database(),
                new KafkaClients(Topics.connection(), topics.prefix()),
                new Projection.Writing(folds, new LetterRows(), outbox, meters),
                Clock.systemUTC());
        var thread = new Thread(projection, "projection");
        thread.start();

        topics.send(epoch(States.of("projection", "a").run(), 1).build());
        tables.awaitAll(topics);
        projection.stop();
        thread.join();

        assertThat(tables.text("SELECT count(*) FROM epochs")).isEqualTo("1");
        assertThat(projection.state()).isEqualTo(new ProjectionState.Stopped());
        assertThat(projection.state().healthy()).isFalse();
    }

    @Test
    void isNotHealthyWhileItIsBehind() {
        assertThat(new ProjectionState.CatchingUp().healthy()).isFalse();
        assertThat(new ProjectionState.Following().healthy()).isTrue();
    }

    @Test
    void aTopicThatTheBrokerDoesNotKnowIsAFaultOfKafkas() {
        var clients = new KafkaClients(Topics.connection(), "absent.");
        var batches = new Batches(
                tables.database(),
                new Projection.Writing(List.of(), new LetterRows(), outbox, meters),
                clients.prefix());
        try (var follower = new Follower(clients, batches, outbox, meters)) {
            assertThatThrownBy(() -> follower.assign(List.of("absent.topic")))
                    .isInstanceOf(KafkaException.class)
                    .hasMessageContaining("absent.")
                    .hasMessageContaining("not known to the broker yet");
        }
    }
}
