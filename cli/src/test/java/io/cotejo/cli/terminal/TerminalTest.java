package io.cotejo.cli.terminal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void coloursAreUsedOnlyWhereAPersonWatches() {
        assertThat(terminal("true", Map.of(), UTF_8).style()).isEqualTo(new Style(true, true, true));
        assertThat(terminal("false", Map.of(), UTF_8).style()).isEqualTo(new Style(false, true, false));
    }

    @Test
    void noColorAndDumbTerminalsAreRespected() {
        assertThat(terminal("true", Map.of("NO_COLOR", "1"), US_ASCII).style())
                .isEqualTo(new Style(false, false, true));
        assertThat(terminal("true", Map.of("TERM", "dumb"), US_ASCII).style()).isEqualTo(Style.PLAIN);
    }

    @Test
    void theWidthIsTakenFromTheStartScriptWithinReason() {
        var properties = new Properties();
        properties.setProperty("cotejo.columns", "132");
        assertThat(Terminal.ofProcess(properties, Map.of(), UTF_8).columns()).isEqualTo(132);
        properties.setProperty("cotejo.columns", "7");
        assertThat(Terminal.ofProcess(properties, Map.of(), UTF_8).columns()).isEqualTo(40);
        assertThat(Terminal.ofProcess(new Properties(), Map.of(), UTF_8).columns())
                .isEqualTo(120);
    }

    @Test
    void aTerminalThatTakesOnlyAsciiGetsSubstitutes() {
        var style = terminal("true", Map.of("LANG", "C"), US_ASCII).style();

        assertThat(style.unicode()).isFalse();
        assertThat(style.ellipsis()).isEqualTo("...");
    }

    private static Terminal terminal(String watched, Map<String, String> environment, Charset charset) {
        var properties = new Properties();
        properties.setProperty("cotejo.terminal", watched);
        return Terminal.ofProcess(properties, environment, charset);
    }
}
