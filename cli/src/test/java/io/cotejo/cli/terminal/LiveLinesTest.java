package io.cotejo.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LiveLinesTest {
    @Test
    void linesAtTheFootAreDrawnAgainInPlaceAndTakenAwayAtTheEnd() {
        var recorder = new Recorder(new Style(false, false, true));

        try (var live = new LiveLines(recorder.terminal())) {
            live.show(List.of("a", "b"));
            live.keep("stays");
            live.show(List.of("c"));
        }

        assertThat(recorder.out()).isEqualTo("a\nb\n\u001b[2A\u001b[Jstays\nc\n\u001b[1A\u001b[J");
    }

    @Test
    void whereNobodyWatchesOnlyLinesThatStayArePrinted() {
        var recorder = new Recorder();

        try (var live = new LiveLines(recorder.terminal())) {
            live.show(List.of("a"));
            live.keep("stays");
        }

        assertThat(recorder.out()).isEqualTo("stays\n");
    }

    @Test
    void aLineIsCutToTheWidthWithItsColoursWhole() {
        assertThat(LiveLines.cut("\u001b[32mgreen\u001b[0m text", 3)).isEqualTo("\u001b[32mgre\u001b[0m");
        assertThat(LiveLines.cut("short", 9)).isEqualTo("short");
    }
}
