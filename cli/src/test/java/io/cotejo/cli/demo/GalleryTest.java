package io.cotejo.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.cotejo.cli.demo.Gallery.Exhibit;
import io.cotejo.cli.terminal.Recorder;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class GalleryTest {
    @Test
    void picturesStandBesideEachOtherWithTheirCaptions() {
        var recorder = new Recorder();

        new Gallery(recorder.terminal()).show(List.of(exhibit("ab", "one"), exhibit("cd", "2")));

        assertThat(recorder.lines()).containsExactly("ab   cd", "ab   cd", "on   2", "");
    }

    @Test
    void whatDoesNotFitBesideTheOthersStandsBelow() {
        var recorder = new Recorder();
        var wide = exhibit("x".repeat(60), "c");

        new Gallery(recorder.terminal()).show(Collections.nCopies(2, wide));

        assertThat(recorder.lines()).hasSize(8);
    }

    private static Exhibit exhibit(String line, String caption) {
        return new Exhibit(List.of(line, line), line.length(), List.of(caption), true);
    }
}
