package io.cotejo.trainer.export;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CommandLineTest {
    @Test
    void isShortEnoughInTheTestsThemselves() {
        assertThatCode(CommandLine::requireShort).doesNotThrowAnyException();
    }

    @Test
    void isRefusedBeforeItCrashesTheProcess() {
        assertThatThrownBy(() -> CommandLine.requireShort(4_000))
                .isInstanceOf(ExportException.class)
                .hasMessageContaining("argument file");
    }
}
