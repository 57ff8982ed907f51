package io.cotejo.inference.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageScriptsTest {
    private static final Path PAGE = Path.of("src/main/resources/META-INF/resources");
    private static final Pattern MADE_OF_TEXT = Pattern.compile(
            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|createContextualFragment|\\beval\\(|new Function");
    private static final Pattern ELSEWHERE = Pattern.compile("(import|from|src|href)\\W{1,3}https?://");

    @Test
    void noScriptMakesElementsOfText() throws IOException {
        assertThat(scripts())
                .isNotEmpty()
                .allSatisfy(script -> assertThat(MADE_OF_TEXT.matcher(Files.readString(script)))
                        .as(script.toString())
                        .matches(found -> !found.find()));
    }

    @Test
    void nothingIsLoadedFromElsewhere() throws IOException {
        assertThat(scripts())
                .isNotEmpty()
                .allSatisfy(script -> assertThat(ELSEWHERE.matcher(Files.readString(script)))
                        .as(script.toString())
                        .matches(found -> !found.find()));
    }

    private static List<Path> scripts() throws IOException {
        try (var files = Files.walk(PAGE)) {
            return files.filter(file -> file.toString().matches(".*\\.(js|html)"))
                    .toList();
        }
    }
}
