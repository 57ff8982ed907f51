package io.cotejo.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;

/** What a process prints, in a file of bounded size; the file before it is kept as {@code <file>.1}. Thread-safe. */
final class BoundedLog {
    private static final int LAST_LINES = 25;

    private final Path file;
    private final long limitChars;
    private final Deque<String> last = new ArrayDeque<>();

    BoundedLog(Path file, long limitChars) {
        this.file = file;
        this.limitChars = limitChars;
    }

    /** Copies the stream to its end; meant for a thread of its own. */
    void copy(InputStream output) {
        try (var reader = new BufferedReader(new InputStreamReader(output, UTF_8))) {
            var more = true;
            while (more) {
                more = copyUpToLimit(reader);
                if (more) {
                    Files.move(
                            file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The log " + file + " cannot be written", e);
        }
    }

    private boolean copyUpToLimit(BufferedReader reader) throws IOException {
        var sizeChars = Files.exists(file) ? Files.size(file) : 0;
        try (var writer = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (sizeChars < limitChars) {
                var line = reader.readLine();
                if (line == null) {
                    return false;
                }
                write(line, writer);
                sizeChars += line.length() + 1;
            }
        }
        return true;
    }

    private void write(String line, Writer writer) throws IOException {
        remember(line);
        writer.write(line + "\n");
        writer.flush();
    }

    private synchronized void remember(String line) {
        if (last.size() == LAST_LINES) {
            last.removeFirst();
        }
        last.addLast(line);
    }

    /** The last lines, one a row, indented. */
    synchronized String tail() {
        return "  " + String.join("\n  ", last);
    }

    Path file() {
        return file;
    }
}
