package io.cotejo.metrics.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cotejo.events.RunId;
import io.cotejo.metrics.fixture.StandInTrainer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrainerTest {
    private static final RunId RUN = RunId.parse("0199e0a0-0000-7000-8000-000000000001");
    private static final Duration LONG = Duration.ofMinutes(1);

    private final StandInTrainer standIn = new StandInTrainer();

    @BeforeEach
    void start() {
        standIn.start();
    }

    @AfterEach
    void stop() {
        standIn.stop();
    }

    @Test
    void aJobIsPostedAndTheAnswerIsTold() {
        var answer = submit(standIn.url(), "{}");

        assertThat(answer.status()).isEqualTo(202);
        assertThat(answer.contentType()).isEqualTo("application/json");
        assertThat(answer.location()).isEqualTo(StandInTrainer.LOCATION);
        assertThat(answer.body()).contains("\"method\":\"POST\"", "\"path\":\"/api/v1/jobs\"", "\"characters\":2");
    }

    @Test
    void aCancellationIsADeleteOfTheRun() {
        try (var trainer = new Trainer(standIn.url(), LONG)) {
            assertThat(trainer.cancel(RUN).body())
                    .contains("\"method\":\"DELETE\"", "\"path\":\"/api/v1/runs/" + RUN + "\"");
        }
    }

    @Test
    void aPathInTheAddressIsKept() {
        assertThat(submit(URI.create(standIn.url() + "/trainers/"), "{}").body())
                .contains("\"path\":\"/trainers/api/v1/jobs\"");
    }

    @Test
    void faultsAreToldAsTheTrainerToldThem() {
        assertThat(submit(standIn.url(), "faults")).satisfies(answer -> {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.contentType()).isEqualTo("application/problem+json");
            assertThat(answer.body()).contains("training.epochs");
        });
    }

    @Test
    void whatIsNoTrainerIsNotPassedOn() {
        assertThatThrownBy(() -> submit(standIn.url(), "page"))
                .isInstanceOf(TrainerException.class)
                .hasMessageContainingAll(standIn.url().toString(), "200 with text/html", "COTEJO_TRAINER_URL");
        assertThatThrownBy(() -> submit(standIn.url(), "redirect")).hasMessageContaining("307");
    }

    @Test
    void aTrainerThatIsAwayIsSaidWithTheRemedy() throws IOException {
        var free = freeAddress();

        assertThatThrownBy(() -> submit(free, "{}"))
                .isInstanceOf(TrainerException.class)
                .hasMessageContainingAll(
                        "No trainer answers at " + free, "nothing was submitted", "COTEJO_TRAINER_URL");
    }

    @Test
    void aTrainerThatGoesAwayInTheMiddleLeavesADoubt() {
        assertThatThrownBy(() -> submit(standIn.url(), "hangs up"))
                .hasMessageContainingAll("went away while it answered", "Nobody knows", "Cotejo-Run-Id");
    }

    @Test
    void aTrainerThatSaysNothingIsNotWaitedForForever() throws IOException {
        try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var trainer = new Trainer(url(silent), Duration.ofMillis(50))) {
            assertThatThrownBy(() -> trainer.cancel(RUN))
                    .isInstanceOf(TrainerException.class)
                    .hasMessageContaining("did not answer within");
        }
    }

    private static TrainerAnswer submit(URI url, String document) {
        try (var trainer = new Trainer(url, LONG)) {
            return trainer.submit(
                    document.getBytes(StandardCharsets.UTF_8), Map.of("Content-Type", "application/yaml"));
        }
    }

    private static URI freeAddress() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return url(socket);
        }
    }

    private static URI url(ServerSocket socket) {
        return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }
}
