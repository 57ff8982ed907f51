package io.cotejo.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class TerminalTest {
    @Test
    void coloursAreUsedOnlyWhereAPersonWatches() {
        assertThat(terminal("true", Map.of("LANG", "en_US.UTF-8")).style()).isEqualTo(new Style(true, true, true));
        assertThat(terminal("false", Map.of("LANG", "en_US.UTF-8")).style()).isEqualTo(new Style(false, true, false));
    }

    @Test
    void noColorAndDumbTerminalsAreRespected() {
        assertThat(terminal("true", Map.of("NO_COLOR", "1")).style()).isEqualTo(new Style(false, false, true));
        assertThat(terminal("true", Map.of("TERM", "dumb")).style()).isEqualTo(Style.PLAIN);
    }

    @Test
    void theWidthIsTakenFromTheStartScriptWithinReason() {
        var properties = new Properties();
        properties.setProperty("cotejo.columns", "132");
        assertThat(Terminal.ofProcess(properties, Map.of()).columns()).isEqualTo(132);
        properties.setProperty("cotejo.columns", "7");
        assertThat(Terminal.ofProcess(properties, Map.of()).columns()).isEqualTo(40);
        assertThat(Terminal.ofProcess(new Properties(), Map.of()).columns()).isEqualTo(120);
    }

    private static Terminal terminal(String watched, Map<String, String> environment) {
        var properties = new Properties();
        properties.setProperty("cotejo.terminal", watched);
        return Terminal.ofProcess(properties, environment);
    }
}
