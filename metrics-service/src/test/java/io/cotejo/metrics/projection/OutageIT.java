package io.cotejo.metrics.projection;

import static io.cotejo.metrics.fixture.Epochs.epoch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cotejo.embedded.junit.TestKafka;
import io.cotejo.events.Topic;
import io.cotejo.metrics.database.Statements;
import io.cotejo.metrics.fixture.Service;
import io.cotejo.metrics.fixture.States;
import io.cotejo.metrics.fixture.Tables;
import io.cotejo.metrics.fixture.Topics;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutageIT {
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Topics topics = Topics.fresh();
    private final Tables tables = Tables.fresh();
    private final Tables administration = Tables.fresh();
    private final Service service = Service.start(topics, tables);
    private final States run = States.of("outage", "a");

    @AfterEach
    void close() {
        service.close();
        topics.close();
    }

    @Test
    void goesOnWhenTheBrokerIsBackAndSaysThatItWasAway() {
        topics.send(epoch(run.run(), 1).build());
        tables.awaitAll(topics);

        var check = new KafkaCheck(new KafkaClients(Topics.connection(), topics.prefix()));
        assertThat(up(check)).isTrue();

        TestKafka.kill();
        await().atMost(PATIENCE).until(() -> !up(check));
        TestKafka.restart();
        await().atMost(PATIENCE).until(() -> up(check));
        topics.send(epoch(run.run(), 2).build());

        tables.awaitAll(topics);
        assertThat(tables.text("SELECT count(*) FROM epochs")).isEqualTo("2");
    }

    @Test
    void waitsForTheDatabaseSaysSoAndBuriesNothing() {
        topics.send(epoch(run.run(), 1).build());
        tables.awaitAll(topics);

        var check = new ProjectionCheck(service.projection());
        assertThat(up(check)).isTrue();

        allowConnections(false);
        topics.send(epoch(run.run(), 2).build());
        await().atMost(PATIENCE).until(() -> !up(check));
        allowConnections(true);
        await().atMost(PATIENCE).until(() -> up(check));

        tables.awaitAll(topics);
        assertThat(tables.text("SELECT count(*) FROM epochs")).isEqualTo("2");
        assertThat(topics.read(Topic.EPOCHS.deadLetterName(topics.prefix()))).isEmpty();
    }

    private static boolean up(HealthCheck check) {
        return check.call().getStatus() == HealthCheckResponse.Status.UP;
    }

    private void allowConnections(boolean allowed) {
        var name = tables.url().replaceFirst(".*/([^/?]+).*", "$1");
        administration.database().transact(connection -> {
            Statements.update(connection, "ALTER DATABASE \"" + name + "\" ALLOW_CONNECTIONS " + allowed);
            if (!allowed) {
                Statements.list(
                        connection,
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = ?",
                        row -> row.getBoolean(1),
                        name);
            }
        });
    }
}
