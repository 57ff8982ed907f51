package io.cotejo.metrics;

import static io.cotejo.metrics.fixture.Epochs.epoch;
import static io.cotejo.metrics.fixture.Exports.export;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cotejo.embedded.junit.TestKafka;
import io.cotejo.embedded.junit.TestPostgreSql;
import io.cotejo.events.Event;
import io.cotejo.metrics.fixture.Service;
import io.cotejo.metrics.fixture.States;
import io.cotejo.metrics.fixture.Tables;
import io.cotejo.metrics.fixture.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The packaged service, killed with SIGKILL while it folds. */
class KilledServiceIT {
    private static final int RUNS = 400;
    private static final int EPOCHS = 50;

    private final Topics topics = Topics.fresh();
    private final Tables tables = Tables.fresh();
    private final List<Process> processes = new ArrayList<>();

    @AfterEach
    void close() {
        processes.forEach(Process::destroyForcibly);
        topics.close();
    }

    @Test
    void nothingIsMissingAndNothingIsTwice() throws Exception {
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

        assertThat(foldedEpochs()).isEqualTo(RUNS * EPOCHS);
        assertThat(tables.text("SELECT count(*) || ' ' || max(version) FROM model_versions"))
                .isEqualTo(RUNS + " " + RUNS);
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

    private void killOnceItHasFolded(int epochs) throws InterruptedException {
        var process = processes.getLast();
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofMillis(5))
                .ignoreExceptions()
                .until(() -> foldedEpochs() >= Math.min(epochs, RUNS * EPOCHS));
        process.destroyForcibly().waitFor();
    }

    private void start() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        processes.add(new ProcessBuilder(
                        java,
                        "-Xmx256m",
                        "-Dquarkus.http.port=0",
                        "-Dcotejo.topic-prefix=" + topics.prefix(),
                        "-Dkafka.bootstrap.servers=" + TestKafka.bootstrapServers(),
                        "-Dquarkus.datasource.jdbc.url=" + tables.url(),
                        "-Dquarkus.datasource.username=" + TestPostgreSql.username(),
                        "-Dquarkus.datasource.password=" + TestPostgreSql.password(),
                        "-jar",
                        Path.of("target", "quarkus-app", "quarkus-run.jar").toString())
                .redirectErrorStream(true)
                .redirectOutput(Path.of("target", "killed-service.log").toFile())
                .start());
    }
}
