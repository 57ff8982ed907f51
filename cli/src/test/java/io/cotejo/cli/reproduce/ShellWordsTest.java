package io.cotejo.cli.reproduce;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ShellWordsTest {
    @Test
    void whatAShellActsOnStandsInQuotes() {
        assertThat(ShellWords.of(List.of("reproduce", "--only", "MLP,CNN", "--out", "my report", "it's", "$HOME", "")))
                .isEqualTo("reproduce --only MLP,CNN --out 'my report' 'it'\\''s' '$HOME' ''");
    }
}
