package io.cotejo.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A file that names a process by its id and its start, so that a reused id is not taken for it. */
record PidFile(Path file) {
    /** The start as the operating system tells it wavers with the clock. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    void write(ProcessHandle process) throws IOException {
        var start = process.info().startInstant().orElse(Instant.EPOCH);
        Files.writeString(file, process.pid() + " " + start.toEpochMilli() + "\n");
    }

    /** The process named here, if it still lives. */
    Optional<ProcessHandle> living() {
        try {
            var words = Files.readString(file).trim().split(" ", 2);
            var start = Instant.ofEpochMilli(Long.parseLong(words[1]));
            return ProcessHandle.of(Long.parseLong(words[0]))
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> startedAt(process, start));
        } catch (IOException | NumberFormatException | ArrayIndexOutOfBoundsException _) {
            return Optional.empty(); // missing, or cut short when its writer was killed
        }
    }

    private static boolean startedAt(ProcessHandle process, Instant start) {
        var actual = process.info().startInstant().orElse(Instant.EPOCH);
        return Duration.between(actual, start).abs().compareTo(TOLERANCE) <= 0;
    }

    void delete() throws IOException {
        Files.deleteIfExists(file);
    }
}
