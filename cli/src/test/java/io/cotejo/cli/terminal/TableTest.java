package io.cotejo.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void columnsAreAsWideAsTheirWidestCellAndNumbersStandToTheRight() {
        var table = Table.of("run", ">parameters").row("mlp-32", "25,450").row("strong-cnn", "467,818");

        assertThat(table.lines(Style.PLAIN))
                .containsExactly(
                        "run         parameters",
                        "----------------------",
                        "mlp-32          25,450",
                        "strong-cnn     467,818");
    }

    @Test
    void coloursDoNotCountAsWidth() {
        var style = new Style(true, true, true);
        var table = Table.of("a", "b").row(style.good("x"), "y").row("long", "z");

        assertThat(table.lines(style).get(2)).isEqualTo("\u001b[32mx\u001b[0m     y");
    }

    @Test
    void aRowOfTheWrongLengthIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Table.of("a", "b").row("x"))
                .withMessage("a row must have 2 cells, had 1");
    }
}
