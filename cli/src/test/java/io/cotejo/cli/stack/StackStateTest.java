package io.cotejo.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.cli.stack.StackState.PartState;
import io.cotejo.embedded.Home;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackStateTest {
    private static final List<PartState> PARTS = List.of(
            new PartState("inference-service", "http://127.0.0.1:1", 1, 11),
            new PartState("metrics-service", "http://127.0.0.1:2", 2, 12),
            new PartState("trainer-service", "http://127.0.0.1:3", 3, 13),
            new PartState("kafka", "127.0.0.1:4", 4, 14));

    @TempDir
    private Path folder;

    @Test
    void otherProcessesReadWhatRunsAsLongAsTheSupervisorHoldsTheHome() {
        var state = state(ProcessHandle.current().pid());

        try (var home = Home.open(folder)) {
            assertThat(StackState.running(folder)).isEmpty();
            state.write(home.folder());
            assertThat(StackState.running(folder)).contains(state);
        }

        assertThat(StackState.running(folder)).isEmpty();
    }

    @Test
    void whatAnEarlierSupervisorHasLeftIsNotTakenForRunning() {
        try (var home = Home.open(folder)) {
            state(1).write(home.folder());
            assertThat(StackState.running(folder)).isEmpty();
        }
    }

    @Test
    void aDamagedFileIsNotTakenForRunning() throws IOException {
        try (var home = Home.open(folder)) {
            Files.writeString(home.folder().resolve("stack.json"), "{\"supervisor\":");
            assertThat(StackState.running(folder)).isEmpty();
        }
    }

    @Test
    void tellsWhereTheServicesAre() {
        assertThat(state(1).endpoints())
                .isEqualTo(new Endpoints(
                        URI.create("http://127.0.0.1:1"),
                        URI.create("http://127.0.0.1:2"),
                        URI.create("http://127.0.0.1:3")));
    }

    private static StackState state(long supervisor) {
        return new StackState(supervisor, Instant.EPOCH, "/data", PARTS);
    }
}
