package io.cotejo.embedded.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The rules of every page: text stays text, and all comes from the jar. A module with a page has a test that implements this. */
public interface PageRules {
    /** Where a module keeps its page. */
    Path PAGE = Path.of("src/main/resources/META-INF/resources");

    /** Ways by which text becomes elements or code. */
    Pattern MADE_OF_TEXT = Pattern.compile(
            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|createContextualFragment|\\beval\\(|new Function");

    /** Ways by which something of another host is loaded. */
    Pattern ELSEWHERE = Pattern.compile("(import|from|src|href)\\W{1,3}https?://");

    /** Names that users have given are shown as they are. */
    @Test
    default void noScriptMakesElementsOfText() throws IOException {
        noScriptHas(MADE_OF_TEXT);
    }

    /** The page works without any network but that to its service. */
    @Test
    default void nothingIsLoadedFromElsewhere() throws IOException {
        noScriptHas(ELSEWHERE);
    }

    private static void noScriptHas(Pattern banned) throws IOException {
        assertThat(scripts())
                .isNotEmpty()
                .allSatisfy(script -> assertThat(banned.matcher(Files.readString(script)))
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
