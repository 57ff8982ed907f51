package io.cotejo.cli.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReproduceCommandTest {
    @Test
    void whoInterruptsIsToldHowToGoOn() {
        assertThat(ReproduceCommand.farewell(Optional.of(Path.of("out", "report.html")), false))
                .contains("What was trained by now is in out/report.html")
                .contains("the same command goes on");
    }

    @Test
    void whoHasTrainedAgainGoesOnWithoutTrainingAgain() {
        assertThat(ReproduceCommand.farewell(Optional.empty(), true))
                .contains("No report was written yet.")
                .contains("the same command without --again goes on");
    }
}
