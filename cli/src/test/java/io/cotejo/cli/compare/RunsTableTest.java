package io.cotejo.cli.compare;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.cli.client.Run;
import io.cotejo.cli.terminal.Recorder;
import io.cotejo.events.RunId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunsTableTest {
    @Test
    void marksTheBestAndTellsWhatFailed() {
        var recorder = new Recorder();
        var runs = List.of(run("mlp", "completed", 0.95), run("cnn", "completed", 0.98), run("bad", "failed", null));

        RunsTable.print(runs, recorder.terminal());

        assertThat(recorder.lines().get(2)).matches("mlp +net +25,450 +0\\.9500 +0\\.1400 +3 +8\\.7 s +1,000");
        assertThat(recorder.lines().get(3)).matches("cnn .* 0\\.9800  \\* .*");
        assertThat(recorder.lines().get(4)).matches("bad .* failed .*");
        assertThat(RunsTable.reasons(runs)).containsExactly("bad failed: NaN");
    }

    private static Run run(String name, String status, @Nullable Double accuracy) {
        return new Run(
                new RunId(UUID.nameUUIDFromBytes(name.getBytes(UTF_8))),
                "e",
                name,
                "m",
                status,
                1,
                "net",
                "digits",
                42L,
                25_450L,
                5,
                5,
                3,
                null,
                null,
                0.14,
                accuracy,
                8.7,
                1000.0,
                null,
                accuracy == null ? "NaN" : null,
                null,
                null);
    }
}
