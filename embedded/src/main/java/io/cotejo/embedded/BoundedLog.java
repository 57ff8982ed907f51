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
import org.jspecify.annotations.Nullable;

/**
 * What a process prints, in a file of bounded size; the file before it is kept as {@code <file>.1}. Lines that cannot be
 * written, as where the disk is full, are missing from it: the process must be able to print on. Thread-safe.
 */
final class BoundedLog {
    private static final int LAST_LINES = 25;

    private final Path file;
    private final long limitChars;
    private final Deque<String> last = new ArrayDeque<>();
    private @Nullable Writer writer;
    private long sizeChars;

    BoundedLog(Path file, long limitChars) {
        this.file = file;
        this.limitChars = limitChars;
    }

    /** Copies the stream to its end; meant for a thread of its own. */
    void copy(InputStream output) {
        try (var reader = new BufferedReader(new InputStreamReader(output, UTF_8))) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                remember(line);
                write(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("What goes to the log " + file + " cannot be read", e);
        } finally {
            closeWriter();
        }
    }

    private void write(String line) {
        try {
            var open = writer == null ? open() : writer;
            open.write(line + "\n");
            open.flush();
            sizeChars += line.length() + 1;
            if (sizeChars >= limitChars) {
                closeWriter();
            }
        } catch (IOException _) {
            closeWriter(); // the next line tries again
        }
    }

    private Writer open() throws IOException {
        sizeChars = Files.exists(file) ? Files.size(file) : 0;
        if (sizeChars >= limitChars) {
            Files.move(file, file.resolveSibling(file.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
            sizeChars = 0;
        }
        var opened = Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        writer = opened;
        return opened;
    }

    private void closeWriter() {
        try (var _ = writer) {
            writer = null;
        } catch (IOException _) {
            // what could not be written is missing
        }
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
