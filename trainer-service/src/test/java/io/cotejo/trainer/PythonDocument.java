package io.cotejo.trainer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The blocks of code in {@code docs/python.md}. */
final class PythonDocument {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\n(.*?)^```$");

    private final String text;

    PythonDocument() {
        try {
            text = Files.readString(Path.of("../docs/python.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In their order. */
    List<String> blocks(String language) {
        return BLOCK.matcher(text)
                .results()
                .filter(block -> block.group(1).equals(language))
                .map(block -> block.group(2))
                .toList();
    }
}
