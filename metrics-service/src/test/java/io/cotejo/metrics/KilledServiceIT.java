package io.cotejo.metrics;

import static io.cotejo.metrics.fixture.Epochs.epoch;
import static io.cotejo.metrics.fixture.Exports.export;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cotejo.events.Event;
import io.cotejo.events.Topic;
import io.cotejo.metrics.fixture.Service;
import io.cotejo.metrics.fixture.ServiceProcess;
import io.cotejo.metrics.fixture.States;
import io.cotejo.metrics.fixture.Tables;
import io.cotejo.metrics.fixture.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The packaged service, killed with SIGKILL while it folds, alone and with another beside it. */
class KilledServiceIT {
    private static final int RUNS = 400;
    private static final int EPOCHS = 50;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Topics topics = Topics.fresh();
    private final Tables tables = Tables.fresh();
    private final List<ServiceProcess> processes = new ArrayList<>();

    @AfterEach
    void close() {
        processes.forEach(ServiceProcess::close);
        topics.close();
    }

    @Test
    void nothingIsMissingAndNothingIsTwice() {
        var runs = IntStream.range(0, RUNS)
                .mapToObj(number -> States.of("killed", "run " + number))
                .toList();
        runs.forEach(run -> topics.send(events(run)));

        start();
        killOnceItHasFolded(1);
        start();
        killOnceItHasFolded(foldedEpochs() + 1);
        start();
        tables.awaitAll(topics);

        assertNothingIsMissingAndNothingIsTwice();
    }

    @Test
    void anotherInstanceTakesOverFromOneThatIsKilled() {
        var runs = IntStream.range(0, RUNS)
                .mapToObj(number -> States.of("killed", "run " + number))
                .toList();
        start();
        await().atMost(PATIENCE).until(() -> processes.getFirst().log().contains("following the topics"));
        start();
        await().atMost(PATIENCE).until(() -> processes.getLast().log().contains("standing by"));

        runs.forEach(run -> topics.send(events(run)));
        killOnceItHasFolded(foldedEpochs() + 1, processes.getFirst());
        tables.awaitAll(topics);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(processes.getLast().log())
                        .containsSubsequence("state=\"catching up", "state=\"following the topics\""));
        assertNothingIsMissingAndNothingIsTwice();
    }

    private void assertNothingIsMissingAndNothingIsTwice() {
        assertThat(foldedEpochs()).isEqualTo(RUNS * EPOCHS);
        assertThat(tables.text("SELECT count(*) || ' ' || max(version) FROM model_versions"))
                .isEqualTo(RUNS + " " + RUNS);
        assertThat(topics.read(Topic.VERSIONS.name(topics.prefix())).stream()
                        .map(ConsumerRecord::key)
                        .distinct())
                .hasSize(RUNS);
        assertThat(aReplay()).isEqualTo(tables.content());
    }

    private static List<Event> events(States run) {
        var events = new ArrayList<Event>(List.of(run.queued(), run.running(1)));
        IntStream.rangeClosed(1, EPOCHS)
                .forEach(number -> events.add(epoch(run.run(), number).build()));
        events.add(export("m", run.run()).build());
        events.add(run.completed(1, 0.9));
        return events;
    }

    private List<String> aReplay() {
        var replayed = Tables.fresh();
        try (var service = Service.start(topics, replayed)) {
            replayed.awaitAll(topics);
            assertThat(service.registry()).isNotNull();
        }
        return replayed.content();
    }

    private int foldedEpochs() {
        return Integer.parseInt(tables.text("SELECT count(*) FROM epochs"));
    }

    private void killOnceItHasFolded(int epochs) {
        killOnceItHasFolded(epochs, processes.getLast());
    }

    private void killOnceItHasFolded(int epochs, ServiceProcess process) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(5))
                .ignoreExceptions()
                .until(() -> foldedEpochs() >= Math.min(epochs, RUNS * EPOCHS));
        process.kill();
    }

    private void start() {
        processes.add(ServiceProcess.start(topics, tables));
    }
}
